/**
 * Calls of a graph's functions on worker threads, as the loop sees them: which worker has which call, which calls wait, and
 * what a cancelled task's call comes to. A worker number is a place for one call at a time; when a call is cancelled its
 * thread is ended, and its place is free again once a new one can be had.
 * All decisions are taken on the loop, so the log depends on the order of calls and of their results, on nothing else.
 */
import type { CallId } from '../../shared/ids.ts'
import {
  CancelledError,
  type EventLoop,
  type Future,
  type Operation,
  type OutsideSource,
  type Task,
  waitingFor,
} from '../runtime/index.ts'
import { markOf } from './marks.ts'
import { cut, preview } from './preview.ts'
import type { Recorder } from './recorder.ts'

/** What carries calls out; the pool's WorkerPool is one. */
export interface Executor {
  readonly threads: number
  call(name: string, args: readonly unknown[]): RunningCall
  close(): Promise<void>
}

export interface RunningCall {
  readonly done: Promise<unknown>
  /** Ends the work; resolves when another call may take its thread. */
  cancel(): Promise<void>
}

/** The reason of a task that waits for a call. */
export class PoolCall {
  readonly id: CallId
  readonly function: string
  readonly args: readonly unknown[]
  readonly task: Task
  readonly result: Future<unknown>
  worker: Worker | null = null

  constructor(id: CallId, name: string, args: readonly unknown[], task: Task) {
    this.id = id
    this.function = name
    this.args = args
    this.task = task
    this.result = waitingFor(this, 'call') as Future<unknown>
  }

  toString(): string {
    return cut(`${this.function}(${this.args.map(arg => preview(arg)).join(', ')})`, 80)
  }
}

class Worker {
  readonly id: number
  state: 'idle' | 'busy' | 'ending' = 'idle'
  call: PoolCall | null = null
  running: RunningCall | null = null
  source: OutsideSource | null = null

  constructor(id: number) {
    this.id = id
  }
}

export class Calls {
  // I1  a worker is idle exactly when it has no call.
  // I2  a call waits only while no worker is idle.
  readonly #loop: EventLoop
  readonly #recorder: Recorder
  readonly #executor: Executor
  readonly #workers: Worker[]
  #waiting: PoolCall[] = []
  #ids = 0

  constructor(loop: EventLoop, recorder: Recorder, executor: Executor) {
    this.#loop = loop
    this.#recorder = recorder
    this.#executor = executor
    this.#workers = Array.from({ length: executor.threads }, (_, i) => new Worker(i + 1))
  }

  /** Calls a function and waits for what it returns. A cancelled wait ends the call. */
  *call(name: string, args: readonly unknown[]): Operation<unknown> {
    const call = new PoolCall(++this.#ids, name, args, this.#loop.currentTask!)
    this.#waiting.push(call)
    if (!this.#assign()) this.#noteWaiting()
    try {
      return yield* call.result
    } catch (error) {
      if (CancelledError.is(error)) this.#abandon(call)
      throw error
    }
  }

  /** Gives waiting calls to idle workers, the longest waiting to the lowest number. True if any was given. */
  #assign(): boolean {
    let given = false
    for (const worker of this.#workers) {
      if (worker.call !== null) continue
      const call = this.#waiting.shift()
      if (call === undefined) break
      this.#begin(worker, call)
      given = true
    }
    return given
  }

  #begin(worker: Worker, call: PoolCall): void {
    worker.call = call
    call.worker = worker
    this.#noteWorker(worker, 'busy')
    const source = this.#loop.outside('call')
    const running = this.#executor.call(call.function, call.args)
    worker.source = source
    worker.running = running
    const settle = (apply: () => void) => () => {
      if (worker.source !== source) return // cancelled meanwhile
      this.#free(worker)
      if (!call.result.done()) apply()
    }
    running.done.then(
      value => source.deliver(settle(() => call.result.setResult(value))),
      error => source.deliver(settle(() => call.result.setException(error as Error))),
    )
  }

  #abandon(call: PoolCall): void {
    const worker = call.worker
    if (worker === null) {
      this.#waiting = this.#waiting.filter(other => other !== call)
      this.#noteWaiting()
    } else if (worker.call === call) this.#end(worker)
  }

  #end(worker: Worker): void {
    worker.source?.close()
    const source = this.#loop.outside('call')
    worker.source = source
    this.#noteWorker(worker, 'ending')
    worker.running!.cancel().then(() => source.deliver(() => this.#free(worker)))
  }

  #free(worker: Worker): void {
    worker.call = worker.running = worker.source = null
    this.#noteWorker(worker, 'idle')
    const waited = this.#waiting.length
    this.#assign()
    if (this.#waiting.length !== waited) this.#noteWaiting()
  }

  #noteWorker(worker: Worker, state: Worker['state']): void {
    worker.state = state
    this.#recorder.note({
      type: 'worker.changed',
      worker: worker.id,
      state,
      task: worker.call === null ? null : markOf(worker.call.task).id,
      call: worker.call === null ? null : worker.call.toString(),
      since: this.#recorder.now(),
    })
  }

  #noteWaiting(): void {
    this.#recorder.note({ type: 'calls.waiting', total: this.#waiting.length })
  }
}
