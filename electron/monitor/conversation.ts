/** One viewer of this program: who shows the secret may ask, and is told. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Socket } from 'node:net'
import { toWire, YieldpointError } from '../../shared/errors.ts'
import { commands, type Reply, type Req, type Res } from '../../shared/protocol/commands.ts'
import type { PushFrame, ReplyFrame } from '../../shared/protocol/host.ts'
import {
  GREET_WITHIN_MS,
  greetingSchema,
  isProgramCommand,
  LONGEST_REQUEST,
  PROTOCOL,
  type ProgramCommand,
  type Welcome,
} from '../../shared/protocol/program.ts'
import { z } from '../../shared/zod.ts'
import { readLines } from './lines.ts'
import type { Program } from './program.ts'

/** A viewer that lets this much lie, answers to its own requests included, is gone or asleep. */
const MAX_BACKLOG_BYTES = 128 * 1024 * 1024

const END_WITHIN_MS = 1_000

const requestSchema = z.strictObject({ id: z.number().int(), name: z.string(), req: z.unknown() })

type ProgramHandlers = { [C in ProgramCommand]: (req: Req<C>) => Res<C> }

export class Conversation {
  // I1  nothing is told and nothing done before the secret was shown.
  readonly #socket: Socket
  readonly #program: Program
  readonly #secret: string
  readonly #late: NodeJS.Timeout
  readonly #handlers: ProgramHandlers = {
    'run.pause': () => nothing(this.#program.pause()),
    'run.resume': () => nothing(this.#program.resume()),
    'run.step': ({ by }) => nothing(this.#program.step(by)),
    'run.speed': ({ speed }) => nothing(this.#program.setSpeed(speed)),
    'run.stop': () => nothing(this.#program.stop()),
    'run.watch': () => nothing(this.#watch()),
    'run.unwatch': () => nothing(this.#unwatch()),
    'task.cancel': ({ task, reason }) => nothing(this.#program.cancel(task, reason)),
    'task.shield': ({ task, on }) => nothing(this.#program.shield(task, on)),
    'task.stack': ({ task }) => ({ frames: this.#program.stack(task) }),
  }
  #known = false
  #unwatch: () => void = () => {}

  constructor(socket: Socket, program: Program, secret: string) {
    this.#socket = socket
    this.#program = program
    this.#secret = secret
    this.#late = setTimeout(() => socket.destroy(), GREET_WITHIN_MS).unref()
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      clearTimeout(this.#late)
      this.#unwatch()
    })
    readLines(socket, { longest: () => LONGEST_REQUEST, onLine: line => this.#hear(line), onBroken: () => {} })
  }

  /** It has shown the secret. */
  get known(): boolean {
    return this.#known
  }

  tellSummary(): void {
    if (this.#known)
      this.#send(JSON.stringify({ push: { type: 'run.listed', run: this.#program.summary() } } satisfies PushFrame))
  }

  /** After what was sent has arrived, which the process waits for; not for long. */
  end(): void {
    if (!this.#known) this.#socket.destroy()
    this.#socket.ref()
    this.#socket.end()
    const late = setTimeout(() => this.#socket.destroy(), END_WITHIN_MS)
    this.#socket.on('close', () => clearTimeout(late))
  }

  #hear(line: unknown): void {
    if (!this.#known) this.#greet(line)
    else this.#answer(line)
  }

  #answer(line: unknown): void {
    const request = requestSchema.safeParse(line)
    if (!request.success) {
      this.#socket.destroy()
      return
    }
    const { id, name, req } = request.data
    this.#send(JSON.stringify({ id, reply: this.#reply(name, req) } satisfies ReplyFrame))
    this.tellSummary()
  }

  /** Who speaks another version is told ours, and no more. */
  #greet(line: unknown): void {
    const greeting = greetingSchema.safeParse(line)
    if (!greeting.success || !isSame(greeting.data.secret, this.#secret)) {
      this.#socket.destroy()
      return
    }
    clearTimeout(this.#late)
    const { name } = this.#program
    this.#send(JSON.stringify({ yieldpoint: PROTOCOL, name, pid: process.pid } satisfies Welcome))
    this.#known = greeting.data.yieldpoint === PROTOCOL // I1
    if (this.#known) this.tellSummary()
    else this.#socket.end()
  }

  #reply(name: string, raw: unknown): Reply<unknown> {
    try {
      if (!isProgramCommand(name)) throw new YieldpointError('host/unknown-command', { command: name.slice(0, 80) })
      return { ok: true, value: this.#obey(name, raw) }
    } catch (error) {
      return { ok: false, error: toWire(error) }
    }
  }

  #obey<C extends ProgramCommand>(name: C, raw: unknown): Res<C> {
    const req = commands[name].req.safeParse(raw)
    if (!req.success)
      throw new YieldpointError('host/bad-message', { command: name, problem: z.prettifyError(req.error) })
    return this.#handlers[name](req.data as Req<C>)
  }

  /** Watching twice starts anew, with a snapshot. */
  #watch(): void {
    const before = this.#unwatch
    this.#unwatch = this.#program.watch({
      send: text => this.#send(text),
      backlog: () => this.#socket.writableLength,
    })
    before()
  }

  #send(text: string): void {
    if (!this.#socket.writable) return
    if (this.#socket.writableLength > MAX_BACKLOG_BYTES) this.#socket.destroy()
    else this.#socket.write(`${text}\n`)
  }
}

/** After what was done. */
const nothing = (_: unknown): null => null

/** In a time that does not depend on where they differ, nor on their lengths. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
