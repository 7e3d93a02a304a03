import { type Canceller, Future } from './future.ts'
import type { EventLoop } from './loop.ts'
import { runningLoop } from './running.ts'

/** For the monitor; kept from scripts, which get what `shield` gives. Null for what is no Wait. */
export let reasonFor: (future: Future) => { readonly source: unknown; readonly verb: string } | null

/** A future with the reason why somebody waits for it, which is what the monitor shows. */
export class Wait<T = unknown> extends Future<T> {
  readonly #source: unknown
  readonly #verb: string

  constructor(loop: EventLoop, source: unknown, verb: string, canceller?: Canceller) {
    super(loop, canceller)
    this.#source = source
    this.#verb = verb
  }

  static {
    reasonFor = future => (#source in future ? { source: future.#source, verb: future.#verb } : null)
  }
}

/** A future to await for `source` to `verb`. */
export function waitingFor<T = unknown>(source: unknown, verb: string): Wait<T> {
  return new Wait<T>(runningLoop(), source, verb)
}
