import { YieldpointError } from '../../shared/errors.ts'
import { shutdownAsyncgens } from './async-generator.ts'
import { type Context, copyContext } from './contexts.ts'
import type { Awaitable } from './coroutine.ts'
import { KeyboardInterrupt } from './errors.ts'
import { type Future, futures } from './future.ts'
import { gather } from './gather.ts'
import { EventLoop, type LoopOptions } from './loop.ts'
import { runningLoopOrNull } from './running.ts'
import type { Task } from './task.ts'

export interface RunnerOptions extends Omit<LoopOptions, 'clock'> {
  /** The real one by default. */
  readonly clock?: LoopOptions['clock']
  /** Told of what callbacks throw, and of what fails while it closes; otherwise that reaches the host. */
  readonly onError?: EventLoop['onError']
  /** Told when nothing can happen any more without the outside. On the virtual clock the run is then given up. */
  readonly onIdle?: EventLoop['onIdle']
}

/** What a runner lets its loop go for. */
interface Drive {
  readonly main: Task | null
  /** Ends it with this error at once. */
  giveUp(error: unknown): void
}

/**
 * A loop for programs outside of it: runs coroutines one after another on the same loop, in the same context, and cleans up at
 * the end. Between the runs the loop's time stands still.
 * Source: asyncio.Runner of CPython 3.11. JavaScript cannot block, so `run` and `close` give promises.
 */
export class Runner {
  // I1  the loop runs only while something is driven, and at most one thing is.
  // I2  once closed, the loop is closed too, and nothing runs any more.
  readonly #options: RunnerOptions
  readonly #context: Context = copyContext()
  #loop: EventLoop | null = null
  #started = false
  #closed = false
  #drive: Drive | null = null
  #interrupts = 0

  constructor(options: RunnerOptions) {
    this.#options = options
  }

  /** @throws YieldpointError runtime/runner-closed */
  getLoop(): EventLoop {
    if (this.#closed) throw new YieldpointError('runtime/runner-closed', {})
    this.#loop ??= this.#makeLoop()
    return this.#loop
  }

  /**
   * Runs `main` as a task until it has ended, and gives what it returns. What else it made goes on in the next run.
   * Rejects with what `main` throws, and with KeyboardInterrupt if it ended because of `interrupt`.
   * @throws YieldpointError runtime/loop-running inside of a loop, or while another run is under way; runtime/runner-closed
   */
  async run<T>(main: Awaitable<T>, options: { readonly context?: Context } = {}): Promise<T> {
    const loop = this.getLoop()
    this.#checkFree()
    const task = loop.within(() => loop.createTask(main, { context: options.context ?? this.#context }))
    this.#interrupts = 0
    try {
      return await this.#until(task, task as Task)
    } catch (error) {
      throw this.#wasInterrupted(task as Task) ? new KeyboardInterrupt() : error
    }
  }

  /** As Ctrl-C in Python: the first one cancels the main task, which may clean up; a second one ends the run at once. */
  interrupt(): void {
    const main = this.#drive?.main ?? null
    this.#interrupts++
    if (this.#interrupts === 1 && main !== null && !main.done())
      futures.requestCancel(main, { by: 'user', task: null }, undefined)
    else this.giveUp(new KeyboardInterrupt())
  }

  /** Ends the run at once with this error: for a host that knows that nothing will come any more. */
  giveUp(error: unknown): void {
    this.#drive?.giveUp(error)
  }

  /**
   * Cancels what is left over, in the order of creation, and waits for it; closes async generators that are open, then the
   * loop. @throws YieldpointError runtime/loop-running
   */
  async close(): Promise<void> {
    this.#checkFree()
    const loop = this.#loop
    this.#closed = true
    this.#loop = null
    if (loop === null) return
    try {
      this.closing(loop)
      await this.#cancelRest(loop)
      if (loop.openGenerators.size > 0) await this.#until(loop.within(() => loop.createTask(shutdownAsyncgens())))
    } finally {
      loop.close() // I2
      this.closed(loop)
    }
  }

  /** For what is built upon it: what is left over is cancelled next. */
  protected closing(_loop: EventLoop): void {}

  /** For what is built upon it: nothing runs any more. */
  protected closed(_loop: EventLoop): void {}

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #makeLoop(): EventLoop {
    const { clock = 'real', onError = null, onIdle = null, ...rest } = this.#options
    const loop = new EventLoop({ clock, ...rest })
    loop.onError = onError
    loop.onIdle = verdict => {
      onIdle?.(verdict)
      if (loop.virtual) this.giveUp(new YieldpointError('runtime/deadlock', { waiting: verdict.waiting.length }))
    }
    return loop
  }

  #checkFree(): void {
    if (this.#drive !== null || runningLoopOrNull() !== null) throw new YieldpointError('runtime/loop-running', {})
  }

  #wasInterrupted(main: Task): boolean {
    return this.#interrupts > 0 && main.cancelled() && main.uncancel() === 0
  }

  async #cancelRest(loop: EventLoop): Promise<void> {
    const rest = [...loop.tasks].filter(task => !task.done())
    if (rest.length === 0) return
    const all = loop.within(() => {
      for (const task of rest) futures.requestCancel(task, { by: 'run', task: null }, undefined)
      return gather(rest, { returnExceptions: true })
    })
    await this.#until(all)
    for (const task of rest) reportFailure(loop, task)
  }

  /** Lets the loop go until `future` is done and its turn is over, as asyncio's `run_until_complete`. */
  #until<T>(future: Future<T>, main: Task | null = null): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const loop = futures.loopOf(future as Future)
    const end = (settle: () => void): void => {
      if (this.#drive !== drive) return
      this.#drive = null
      loop.pause() // I1
      settle()
    }
    const drive: Drive = { main, giveUp: error => end(() => reject(error)) }
    this.#drive = drive
    future.addDoneCallback(() => {
      if (this.#drive !== drive) return // given up before
      loop.pause()
      this.#options.host.soon(() =>
        end(() => {
          loop.finishTurn()
          settle(future, resolve, reject)
        }),
      )
    })
    this.#go(loop)
    return promise
  }

  #go(loop: EventLoop): void {
    if (this.#started) loop.resume()
    else loop.start()
    this.#started = true
  }
}

function settle<T>(future: Future<T>, resolve: (value: T) => void, reject: (error: unknown) => void): void {
  if (futures.returned(future as Future)) resolve(future.result())
  else reject(futures.errorOf(future as Future))
}

/** To whoever is told of what callbacks throw. */
function reportFailure(loop: EventLoop, task: Task): void {
  const outcome = task.outcome()
  if (outcome?.kind !== 'raised') return
  loop.callSoon(function leftOverTask() {
    throw outcome.error
  })
}

/** Runs `main` on a loop of its own, which it cleans up and closes at the end. Source: asyncio.run. */
export async function run<T>(main: Awaitable<T>, options: RunnerOptions): Promise<T> {
  const runner = new Runner(options)
  try {
    return await runner.run(main)
  } finally {
    await runner.close()
  }
}
