/**
 * The workers, threads or processes, that run the CPU-bound functions of a run's graph. A worker starts when a call needs it
 * and is replaced when it dies. Calls that are known to be short wait in a worker's own line, so that it never waits for us;
 * others are sent when a worker is idle. Cancelling a call that runs ends its worker: nothing else stops a loop that never ends.
 */
import type { PoolFunction } from '../script/confine-pool.ts'
import { CallQueue } from './call-queue.ts'
import { faultIn, isPrimitive } from './cloneable.ts'
import { Durations } from './durations.ts'
import { Member } from './member.ts'
import { watchMemory } from './memory-limit.ts'
import { notCloneable, outcomeOf, workerDied } from './outcome.ts'
import { type CallOutcome, PoolCall } from './pool-call.ts'
import { copierFor, type Exit, type PoolWorker, type PoolWorkerOptions, type WorkerKind } from './pool-worker.ts'
import { ProcessWorker } from './process-worker.ts'
import { ThreadWorker } from './thread-worker.ts'
import type { Answer } from './wire.ts'

export interface WorkerPoolOptions {
  readonly kind: WorkerKind
  readonly maxWorkers: number
  /** electron/pool/worker.ts, or what it was built to. */
  readonly worker: URL
  readonly functions: readonly PoolFunction[]
  /** Of each worker. */
  readonly memoryLimitMb?: number
}

export interface RunningCall {
  /** Nothing comes of it any more; resolves when its work is truly over. Of one that has ended: at once. */
  cancel(): Promise<void>
}

/** More calls than that in a burst are sent before the burst is over. */
const BURST = 32

export class WorkerPool {
  // I1  no call waits, here or behind another in a line, while a worker that has answered is idle.
  // I2  #members holds the workers that have not exited, by their numbers.
  readonly kind: WorkerKind
  readonly maxWorkers: number
  readonly #options: WorkerPoolOptions
  readonly #copy: (value: unknown) => unknown
  readonly #queue = new CallQueue<PoolCall>()
  readonly #durations = new Durations()
  readonly #members = new Map<number, Member>()
  readonly #threads = new Set<ThreadWorker>()
  readonly #unwatch: () => void
  #filling = false
  #closed: PromiseWithResolvers<void> | null = null

  constructor(options: WorkerPoolOptions) {
    this.kind = options.kind
    this.maxWorkers = options.maxWorkers
    this.#options = options
    this.#copy = copierFor(options.kind)
    this.#unwatch = watchMemory(
      () => [...this.#threads].filter(({ busy }) => busy).map(({ thread }) => thread),
      options.memoryLimitMb ?? Number.POSITIVE_INFINITY,
      thread => void thread.terminate(),
    )
  }

  /**
   * `settled` is told once how it ended, unless it is cancelled or the pool is closed before.
   * @throws YieldpointError pool/not-cloneable for the arguments.
   */
  call(name: string, args: readonly unknown[], settled: (outcome: CallOutcome) => void): RunningCall {
    const call = new PoolCall(name, this.#copied(name, args), settled)
    this.#queue.push(call)
    if (this.#queue.size >= BURST || this.#idle() !== undefined) this.#fill()
    else this.#fillSoon()
    return { cancel: () => this.#cancel(call) }
  }

  /** Ends all calls and workers, whatever they do. */
  close(): Promise<void> {
    if (this.#closed === null) {
      this.#closed = Promise.withResolvers()
      this.#unwatch()
      this.#queue.clear()
      for (const member of this.#members.values()) member.end()
      if (this.#members.size === 0) this.#closed.resolve()
    }
    return this.#closed.promise
  }

  /** A copy at once, so that what the caller changes meanwhile is not seen. */
  #copied(name: string, args: readonly unknown[]): readonly unknown[] {
    if (args.every(isPrimitive)) return [...args]
    args.forEach((arg, index) => {
      const fault = faultIn(arg, this.#copy)
      if (fault !== null) throw notCloneable(name, index + 1, fault)
    })
    return this.#copy(args) as unknown[]
  }

  // --- who gets what

  #fillSoon(): void {
    if (this.#filling) return
    this.#filling = true
    queueMicrotask(() => {
      this.#filling = false
      this.#fill()
    })
  }

  /** To idle workers first, each its share; then behind the calls of those whose line runs out. */
  #fill(): void {
    if (this.#closed !== null) return
    for (let idle = this.#idle(); idle !== undefined && this.#queue.size > 0; idle = this.#idle())
      this.#feed(idle, Math.ceil(this.#queue.size / this.maxWorkers))
    if (this.#queue.size === 0) return
    for (const member of this.#members.values()) if (member.runsOut) this.#feed(member, Number.POSITIVE_INFINITY)
  }

  #feed(member: Member, share: number): void {
    for (let given = 0; given < share; given++) {
      const call = this.#queue.peek()
      if (call === undefined) break
      const ms = this.#durations.expected(call.name)
      if (!member.admits(call, ms)) break
      this.#queue.shift()
      member.add(call, ms)
    }
    member.flush()
  }

  /** The idle worker with the lowest number, a new one if there may be more. */
  #idle(): Member | undefined {
    for (let number = 1; number <= this.maxWorkers; number++) {
      const member = this.#members.get(number)
      if (member === undefined && this.#closed === null) return this.#start(number)
      if (member?.idle) return member
    }
    return undefined
  }

  /** It has nothing to do: it gets half of what waits behind others. */
  #relieve(): void {
    let longest: Member | undefined
    for (const member of this.#members.values()) if (member.spare > (longest?.spare ?? 0)) longest = member
    if (longest === undefined) return
    const line = longest.line()
    longest.takeBack(line.slice(line.length - Math.ceil(longest.spare / 2)), taken => this.#takenBack(longest, taken))
  }

  #takenBack(member: Member, taken: readonly PoolCall[]): void {
    for (const call of taken) if (call.cancelled) call.drop()
    this.#queue.putBack(taken.filter(call => !call.cancelled))
    this.#fill()
    const [cancelled] = member.line().filter(call => call.cancelled)
    if (cancelled !== undefined) this.#stop(cancelled)
  }

  // --- how calls end

  #answered(member: Member, answer: Answer): void {
    const call = member.answered(answer)
    if (call === undefined) return
    const [, ms, failure, value] = answer
    this.#durations.measured(call.name, ms)
    if (this.#queue.size > 0) {
      if (member.runsOut) this.#fill()
    } else if (member.idle) this.#relieve() // I1
    call.settle(outcomeOf(call.name, failure, value))
  }

  #cancel(call: PoolCall): Promise<void> {
    if (call.over) return Promise.resolve()
    const over = call.cancel()
    if (call.member === null) {
      call.drop()
      this.#queue.left()
    } else this.#stop(call)
    return over
  }

  /** Of a call in a worker's line that was cancelled: it is taken back, or its worker is ended if it runs there now. */
  #stop(call: PoolCall): void {
    const member = call.member!
    if (member.ending || member.asking) return // looked at again when that is answered
    member.takeBack([call], taken => {
      if (taken.length > 0 || call.over) return this.#takenBack(member, taken)
      const others = member.line().filter(other => other !== call)
      member.takeBack(others, rest => {
        if (member.line().at(-1) === call) member.end() // the last that was begun is the one that runs
        this.#takenBack(member, rest)
      })
    })
  }

  // --- workers

  #start(number: number): Member {
    const { kind, worker, functions, memoryLimitMb } = this.#options
    const options: PoolWorkerOptions = {
      entry: worker,
      functions,
      memoryLimitMb: memoryLimitMb ?? null,
      onAnswer: answer => this.#answered(member, answer),
      onExit: exit => this.#exited(member, made, exit),
    }
    const made: PoolWorker = kind === 'thread' ? new ThreadWorker(options) : new ProcessWorker(options)
    if (made instanceof ThreadWorker) this.#threads.add(made)
    const member = new Member(number, made)
    this.#members.set(number, member)
    return member
  }

  /** What it ran fails; what it had not begun goes to another. */
  #exited(member: Member, made: PoolWorker, exit: Exit): void {
    this.#members.delete(member.number) // I2
    if (made instanceof ThreadWorker) this.#threads.delete(made)
    if (this.#closed !== null) {
      if (this.#members.size === 0) this.#closed.resolve()
      return
    }
    const { fallen, rest } = member.gone()
    for (const call of rest) if (call.cancelled) call.drop()
    this.#queue.putBack(rest.filter(call => !call.cancelled))
    this.#fill()
    fallen?.settle({ kind: 'raised', error: workerDied(this.kind, fallen.name, exit) })
  }
}
