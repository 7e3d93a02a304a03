import { nodeLoopHost } from '../runs/loop-host.ts'
import {
  type Awaitable,
  awaiting,
  EventLoop,
  isDetached,
  requestCancel,
  type Steps,
  type Task,
} from '../runtime/index.ts'
import { loopBegan } from './loops.ts'

export interface RunOptions {
  /** `virtual`: time is a number that jumps to the next timer, so that tests need not wait. */
  readonly clock?: 'real' | 'virtual'
}

/**
 * Runs a program's main coroutine on a loop of its own, to its end and that of the tasks it leaves behind: those are cancelled
 * and may clean up, as with asyncio.run().
 * Errors: rejects with what `main` throws; with CancelledError if it was cancelled.
 * Source: asyncio.run of CPython 3.11. Node is never blocked, so this is a promise.
 */
export function run<T>(main: Awaitable<T> | (() => Awaitable<T>), options: RunOptions = {}): Promise<T> {
  const loop = new EventLoop({ clock: options.clock ?? 'real', host: nodeLoopHost() })
  const ended = loopBegan(loop)
  return new Promise<T>((resolve, reject) => {
    const task = loop.createTask(entered(main))
    task.addDoneCallback(() => {
      cancelLeftOver(loop, () => {
        loop.close()
        ended()
        settle(task, resolve, reject)
      })
    })
    loop.start()
  })
}

/** `main` in a coroutine of ours: it may be anything that can be awaited, and is called on the loop. */
function* entered<T>(main: Awaitable<T> | (() => Awaitable<T>)): Steps<T> {
  return yield* awaiting(typeof main === 'function' ? main() : main)
}

/** Calls back once those that were there have ended. As in asyncio, what they start as they clean up is not waited for. */
function cancelLeftOver(loop: EventLoop, done: () => void): void {
  const left = [...loop.tasks].filter(task => !isDetached(task))
  let alive = left.length
  if (alive === 0) done()
  for (const task of left) {
    requestCancel(task, { by: 'run', task: null })
    task.addDoneCallback(() => {
      if (!task.cancelled() && task.exception() !== null) process.emitWarning(task.exception() as Error)
      if (--alive === 0) done()
    })
  }
}

function settle<T>(task: Task<T>, resolve: (value: T) => void, reject: (error: unknown) => void): void {
  try {
    resolve(task.result())
  } catch (error) {
    reject(error)
  }
}
