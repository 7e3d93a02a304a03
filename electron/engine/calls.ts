/**
 * Calls of a graph's functions on the workers of one executor, as the loop sees them: which worker has which call, which calls
 * wait, and what a cancelled call comes to. The executor gets every call at once and keeps its workers busy with them as it
 * sees fit; what is shown is told from the order of the calls and of their results alone, on the loop, so that no log depends on
 * how fast a thread is: of the calls that are not over the oldest have the workers.
 */
import { YieldpointError } from '../../shared/errors.ts'
import { nearest } from '../../shared/graph/nearest.ts'
import type { CallId } from '../../shared/ids.ts'
import { type CallOutcome, CallQueue, type WorkerKind } from '../pool/index.ts'
import {
  type Canceller,
  type EventLoop,
  endCancelled,
  type Future,
  type OutsideSource,
  type Task,
  Wait,
  type Workers,
} from '../runtime/index.ts'
import type { WorkerMark } from './marks.ts'
import { cut, preview } from './preview.ts'
import type { Recorder } from './recorder.ts'

/** What carries calls out; the pool's WorkerPool is one. */
export interface Executor {
  readonly kind: WorkerKind
  readonly maxWorkers: number
  /** `settled` is told once, later, unless the call is cancelled. @throws YieldpointError pool/not-cloneable */
  call(name: string, args: readonly unknown[], settled: (outcome: CallOutcome) => void): RunningCall
  close(): Promise<void>
}

export interface RunningCall {
  /** Nothing comes of it any more; resolves when its work is truly over. */
  cancel(): Promise<void>
}

/** The reason of a task that waits for a call. */
export class Call {
  readonly id: CallId
  readonly function: string
  readonly args: readonly unknown[]
  /** Whose it is; null if a callback made it. */
  readonly task: Task | null
  readonly result: Future
  running: RunningCall | null = null
  /** Null while it waits for one, or is over. */
  worker: WorkerMark | null = null
  /** What the worker is still to bring: the outcome, or after a cancellation the end of the work. */
  source: OutsideSource | null = null
  outcome: CallOutcome | null = null
  cancelled = false
  /** Nothing of it goes on any more. */
  over = false

  constructor(init: { id: CallId; name: string; args: readonly unknown[]; loop: EventLoop; canceller: Canceller }) {
    this.id = init.id
    this.function = init.name
    this.args = init.args
    this.task = init.loop.currentTask
    this.result = new Wait(init.loop, this, 'call', init.canceller)
  }

  toString(): string {
    return cut(`${this.function}(${this.args.map(arg => preview(arg)).join(', ')})`, 80)
  }
}

export interface CallsParts {
  readonly loop: EventLoop
  readonly recorder: Recorder
  readonly executor: Executor
  readonly workers: readonly WorkerMark[]
  readonly functions: readonly string[]
  readonly nextId: () => CallId
  /** More or fewer calls wait for a worker. */
  readonly onWaiting: (change: number) => void
  /** The workers are gone, after a shutdown. */
  readonly onGone: () => void
}

export class Calls implements Workers {
  // I1  a worker is idle exactly when it has no call.
  // I2  a call waits only while no worker is idle.
  // I3  #calls holds those that are not over, by their futures.
  readonly #parts: CallsParts
  readonly #waiting = new CallQueue<Call>()
  readonly #calls = new Map<Future, Call>()
  readonly #closers: Wait<void>[] = []
  #state: 'open' | 'closing' | 'ending' | 'gone' = 'open'

  constructor(parts: CallsParts) {
    this.#parts = parts
  }

  /** How many are not over. */
  get open(): number {
    return this.#calls.size
  }

  call(name: string, args: readonly unknown[]): Future {
    this.#check(name)
    const { loop, executor, nextId } = this.#parts
    const call = new Call({ id: nextId(), name, args, loop, canceller: this.#cancel })
    try {
      call.running = executor.call(name, args, outcome => this.#answered(call, outcome))
    } catch (error) {
      call.result.setException(error)
      return call.result
    }
    this.#calls.set(call.result, call) // I3
    this.#place(call)
    return call.result
  }

  shutdown(cancelFutures: boolean): Future<void> {
    const closer = new Wait<void>(this.#parts.loop, this, 'shutdown')
    this.#closers.push(closer)
    if (this.#state === 'open') this.#state = 'closing'
    if (cancelFutures) for (const call of [...this.#calls.values()]) if (call.worker === null) call.result.cancel()
    this.#endWhenDone()
    return closer
  }

  #check(name: string): void {
    const { functions } = this.#parts
    if (!functions.includes(name))
      throw new YieldpointError('pool/unknown-function', { function: name, nearest: nearest(name, functions) })
    if (this.#state !== 'open') throw new YieldpointError('pool/shut-down', { function: name })
  }

  /** On the idle worker with the lowest number, or in the line. */
  #place(call: Call): void {
    const idle = this.#parts.workers.find(worker => worker.call === null)
    if (idle !== undefined) this.#begin(idle, call)
    else {
      this.#waiting.push(call) // I2
      this.#parts.onWaiting(1)
    }
  }

  #begin(worker: WorkerMark, call: Call): void {
    call.worker = worker
    call.source = this.#parts.loop.outside('call')
    if (call.outcome !== null) this.#deliver(call, call.outcome)
    this.#parts.recorder.workers.changed(worker, 'busy', call) // I1
  }

  /** It may come before the call has its worker here: the executor is ahead of what is shown. */
  #answered(call: Call, outcome: CallOutcome): void {
    if (call.cancelled) return
    call.outcome = outcome
    this.#deliver(call, outcome)
  }

  #deliver(call: Call, outcome: CallOutcome): void {
    call.source?.deliver(() => call.cancelled || this.#settle(call, outcome))
  }

  #settle(call: Call, outcome: CallOutcome): void {
    this.#leave(call)
    if (call.result.done()) return // a script has given it a result of its own
    if (outcome.kind === 'returned') call.result.setResult(outcome.value)
    else call.result.setException(outcome.error)
  }

  readonly #cancel: Canceller = (future, origin, message) => {
    if (!endCancelled(future, origin, message)) return false
    const call = this.#calls.get(future)
    if (call !== undefined) this.#abandon(call)
    return true
  }

  #abandon(call: Call): void {
    call.cancelled = true
    const ended = call.running!.cancel()
    if (call.worker === null) this.#leave(call)
    else {
      call.source!.close()
      const source = this.#parts.loop.outside('call')
      call.source = source
      this.#parts.recorder.workers.changed(call.worker, 'ending', call)
      void ended.then(() => source.deliver(() => this.#leave(call)))
    }
  }

  /** It is over: its worker takes the one that has waited longest. */
  #leave(call: Call): void {
    call.over = true
    this.#calls.delete(call.result) // I3
    if (call.worker === null) {
      this.#waiting.left()
      this.#parts.onWaiting(-1)
    } else this.#free(call.worker)
    this.#endWhenDone()
  }

  #free(worker: WorkerMark): void {
    const next = this.#waiting.shift()
    if (next === undefined)
      this.#parts.recorder.workers.changed(worker, 'idle', null) // I1
    else {
      this.#begin(worker, next)
      this.#parts.onWaiting(-1)
    }
  }

  #endWhenDone(): void {
    if (this.#state === 'closing' && this.#calls.size === 0) {
      this.#state = 'ending'
      const source = this.#parts.loop.outside('shutdown')
      void this.#parts.executor.close().then(() => source.deliver(() => this.#gone()))
    } else if (this.#state === 'gone') this.#tellClosers()
  }

  #gone(): void {
    this.#state = 'gone'
    this.#parts.onGone()
    this.#tellClosers()
  }

  #tellClosers(): void {
    for (const closer of this.#closers.splice(0)) if (!closer.done()) closer.setResult()
  }
}
