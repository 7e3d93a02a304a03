/**
 * A run's worker threads, for the CPU-bound functions of its graph. A thread starts when a call needs it, runs one call at a
 * time, and is replaced when it dies. Cancelling a call ends its thread: nothing else stops a loop that never ends.
 */
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { YieldpointError } from '../../shared/errors.ts'
import { carryStack } from '../script/confine.ts'
import type { PoolFunction } from '../script/confine-pool.ts'
import type { Answer, Call, WorkerData } from './answer.ts'
import { wallFor, watchMemory } from './memory-limit.ts'
import { Slots } from './slots.ts'

export interface WorkerPoolOptions {
  readonly threads: number
  /** electron/pool/worker.ts, or what it was built to. */
  readonly worker: URL
  readonly functions: readonly PoolFunction[]
  /** Of each thread. */
  readonly memoryLimitMb?: number
}

export interface RunningCall {
  /** @throws what the function throws; YieldpointError pool/… */
  readonly done: Promise<unknown>
  /** Ends the work on its thread; resolves when another call may take its place. */
  cancel(): Promise<void>
}

export class WorkerPool {
  // I1  a call has a slot from before Piscina sees it until its thread is idle or gone, so Piscina never queues one: a call
  //     in its queue would wait for ever if the thread that it waits for died.
  readonly threads: number
  readonly #slots: Slots
  readonly #filename: string
  readonly #piscina: Piscina<Call, Answer>
  readonly #works = new Set<Work>()
  readonly #unwatch: () => void

  constructor({ threads, worker, functions, memoryLimitMb }: WorkerPoolOptions) {
    this.threads = threads
    this.#slots = new Slots(threads)
    this.#filename = fileURLToPath(worker)
    const data: WorkerData = { functions }
    this.#piscina = new Piscina<Call, Answer>({
      workerData: data,
      minThreads: 0,
      maxThreads: threads,
      concurrentTasksPerWorker: 1,
      idleTimeout: Number.POSITIVE_INFINITY,
      ...(memoryLimitMb === undefined ? {} : { resourceLimits: wallFor(memoryLimitMb) }),
    })
    this.#unwatch = watchMemory(
      () => this.#piscina.threads,
      memoryLimitMb ?? Number.POSITIVE_INFINITY,
      thread => void thread.terminate(),
    )
    this.#piscina.on('error', () => {}) // a thread that died between calls: the next call starts another
  }

  call(name: string, args: readonly unknown[]): RunningCall {
    const work = new Work(name)
    const done = this.#perform(work, args)
    const settled = done.then(
      () => {},
      () => {},
    )
    return {
      done,
      cancel: () => {
        work.abort(this.#piscina)
        return settled
      },
    }
  }

  /** Ends all calls and threads, whatever they do. */
  async close(): Promise<void> {
    this.#unwatch()
    for (const work of this.#works) work.abort(this.#piscina)
    await this.#piscina.destroy()
  }

  async #perform(work: Work, args: readonly unknown[]): Promise<unknown> {
    const call: Call = { name: work.function, args: cloned(work.function, args) }
    this.#works.add(work)
    try {
      const slot = await this.#slots.take(work.signal)
      return opened(work.function, await this.#run(work, call, slot))
    } finally {
      this.#works.delete(work)
    }
  }

  async #run(work: Work, call: Call, slot: number): Promise<Answer> {
    const { signal } = work
    try {
      signal.throwIfAborted()
      return await this.#piscina.run(call, { filename: this.#filename, signal })
    } catch (error) {
      throw signal.aborted ? error : workerDied(error, call.name, slot)
    } finally {
      await work.ended // I1
      this.#slots.give(slot)
    }
  }
}

/** One call, from its request to the end of the thread that it may take with it. */
class Work {
  readonly function: string
  readonly #controller = new AbortController()
  /** The thread that it ran on has ended, if it was aborted there. */
  ended: Promise<unknown> = Promise.resolve()

  constructor(name: string) {
    this.function = name
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Piscina takes the thread from its list at once, and tells nobody when it is gone. */
  abort(piscina: Piscina<Call, Answer>): void {
    if (this.signal.aborted) return
    const before = piscina.threads
    this.#controller.abort()
    const ending = before.filter(thread => !piscina.threads.includes(thread))
    this.ended = Promise.all(ending.map(thread => new Promise(resolve => thread.once('exit', resolve))))
  }
}

/** A copy at once, so that what the caller changes meanwhile is not seen. */
function cloned(name: string, args: readonly unknown[]): readonly unknown[] {
  try {
    return structuredClone(args)
  } catch (error) {
    throw notCloneable(name, 'argument', error instanceof Error ? error.message : String(error))
  }
}

function opened(name: string, answer: Answer): unknown {
  switch (answer.kind) {
    case 'returned':
      return answer.value
    case 'raised':
      throw carryStack(errorOf(answer.name, answer.message), answer.stack)
    case 'not-cloneable':
      throw notCloneable(name, 'result', answer.reason)
  }
}

const notCloneable = (name: string, what: 'argument' | 'result', reason: string): YieldpointError =>
  new YieldpointError('pool/not-cloneable', { function: name, what, reason })

/** Piscina has no answer: the thread ran out of memory, or a promise that nobody awaits was rejected on it. */
const workerDied = (cause: unknown, name: string, worker: number): YieldpointError => {
  const exitCode = Number(/code: (\d+)/.exec(String(cause))?.[1] ?? 1)
  return new YieldpointError('pool/worker-died', { worker, function: name, exitCode }, { cause })
}

const LANGUAGE_ERRORS = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }

/** Of the language's own class if it was that, so that who catches it can ask for it. */
function errorOf(name: string, message: string): Error {
  const own = Object.entries(LANGUAGE_ERRORS).find(([known]) => known === name)
  if (own) return new own[1](message)
  const error = new Error(message)
  error.name = name
  return error
}
