/**
 * One viewer's conversation with the services: parses what it asks, answers with a value or a typed error and never throws,
 * forwards pushes, and ends with the viewer.
 */

import { toWire, YieldpointError } from '../../shared/errors.ts'
import {
  type CommandName,
  commands,
  type Handlers,
  isCommandName,
  type Reply,
  type Req,
} from '../../shared/protocol/commands.ts'
import { z } from '../../shared/zod.ts'
import { createHandlers } from './handlers.ts'
import type { Services } from './services.ts'
import type { Viewer } from './viewer.ts'
import { Watches } from './watches.ts'

export class Session {
  readonly #handlers: Handlers
  readonly #watches: Watches
  readonly #stopPushes: () => void

  constructor(services: Services, viewer: Viewer) {
    this.#watches = new Watches(viewer)
    this.#handlers = createHandlers(services, viewer, this.#watches)
    this.#stopPushes = services.hub.onPush(text => viewer.send(text))
  }

  async call(name: unknown, raw: unknown): Promise<Reply<unknown>> {
    try {
      return { ok: true, value: await this.#dispatch(name, raw) }
    } catch (error) {
      return { ok: false, error: toWire(error) }
    }
  }

  close(): void {
    this.#stopPushes()
    this.#watches.stopAll()
  }

  #dispatch(name: unknown, raw: unknown): Promise<unknown> {
    if (!isCommandName(name)) throw new YieldpointError('host/unknown-command', { command: String(name).slice(0, 80) })
    return handle(this.#handlers, name, raw)
  }
}

function handle<C extends CommandName>(handlers: Handlers, name: C, raw: unknown): Promise<unknown> {
  const parsed = commands[name].req.safeParse(raw)
  if (!parsed.success)
    throw new YieldpointError('host/bad-message', { command: name, problem: z.prettifyError(parsed.error) })
  return handlers[name](parsed.data as Req<C>)
}
