import { nodeLoopHost } from '../runs/loop-host.ts'
import { type Awaitable, awaiting, type Context, Runner as RuntimeRunner, type Steps } from '../runtime/index.ts'
import { type DrivenLoop, loopBegan } from './loops.ts'
import { onInterrupt, onStandstill } from './trouble.ts'

export interface RunnerOptions {
  /** `virtual`: time is a number that jumps to the next timer, so that tests need not wait. The real one by default. */
  readonly clock?: 'real' | 'virtual'
  /** Warns, by Node's process warnings, of what is likely to be a mistake. Costs about a microsecond a step. */
  readonly debug?: boolean
}

type Main<T> = Awaitable<T> | (() => Awaitable<T>)

/**
 * Runs coroutines one after another on one loop, in one context; `await using` or `close()` cleans up at the end. While a run is
 * on, Ctrl-C cancels its main task, and a second one ends the run at once. What callbacks throw is printed.
 * Source: asyncio.Runner of CPython 3.11. Node is never blocked, so `run` and `close` give promises.
 */
export class Runner extends RuntimeRunner {
  readonly #debug: boolean
  #driven: DrivenLoop | null = null
  #standstill: () => void = () => {}

  constructor({ clock = 'real', debug = false }: RunnerOptions = {}) {
    super({ clock, host: nodeLoopHost(), onError: report })
    this.#debug = debug
  }

  /**
   * `main`: what can be awaited, or a function that is called on the loop and gives that.
   * Rejects with what `main` throws; with CancelledError if it was cancelled, KeyboardInterrupt if by Ctrl-C.
   * @throws YieldpointError runtime/loop-running, runtime/runner-closed; runtime/deadlock once nothing can move it any more
   */
  override async run<T>(main: Main<T>, options: { readonly context?: Context } = {}): Promise<T> {
    if (this.#debug) (await import('../monitor/debug.ts')).watchDebugged()
    this.#begin()
    const quiet = onInterrupt(this)
    try {
      return await super.run(typeof main === 'function' ? called(main) : main, options)
    } finally {
      quiet()
    }
  }

  protected override closing(): void {
    this.#driven?.closing()
  }

  protected override closed(): void {
    this.#standstill()
    this.#driven?.ended()
    this.#driven = null
  }

  /** Before the loop's first step. */
  #begin(): void {
    if (this.#driven !== null) return
    const loop = this.getLoop()
    this.#driven = loopBegan(loop, this.#debug)
    this.#standstill = onStandstill(this, loop)
  }
}

/** Runs `main` on a loop of its own, which is cleaned up and closed at the end. Source: asyncio.run of CPython 3.11. */
export async function run<T>(main: Main<T>, options: RunnerOptions = {}): Promise<T> {
  const runner = new Runner(options)
  try {
    return await runner.run(main)
  } finally {
    await runner.close()
  }
}

function* called<T>(main: () => Awaitable<T>): Steps<T> {
  return yield* awaiting(main())
}

/** As asyncio's loop: a callback that throws ends neither the loop nor the program. */
function report(error: unknown): void {
  console.error('An exception in a callback, or in a task that was left over:', error)
}
