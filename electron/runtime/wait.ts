import { Future } from './future.ts'
import type { EventLoop } from './loop.ts'
import { runningLoop } from './running.ts'

/** A future with the reason why somebody waits for it, which is what the monitor shows. */
export class Wait<T = unknown> extends Future<T> {
  readonly source: unknown
  readonly verb: string

  constructor(loop: EventLoop, source: unknown, verb: string) {
    super(loop)
    this.source = source
    this.verb = verb
  }
}

/** A future to await for `source` to `verb`. */
export function waitingFor<T = unknown>(source: unknown, verb: string): Wait<T> {
  return new Wait<T>(runningLoop(), source, verb)
}
