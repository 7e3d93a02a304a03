/**
 * Threads for runs. Loading the compiler and the walls takes a thread half a second, so one is kept at hand that has done so:
 * a run starts at the click. A thread is used for one run only.
 */
import { Worker } from 'node:worker_threads'
import type { ThreadData } from '../../shared/protocol/thread.ts'
import { wallFor } from '../pool/index.ts'
import { heartbeatBuffer } from './heartbeat.ts'

export interface RunThread {
  readonly worker: Worker
  readonly heartbeat: SharedArrayBuffer
}

export interface RunThreadsOptions {
  readonly thread: URL
  readonly poolWorker: URL
  readonly memoryLimitMb: number
  /** False: nothing is kept at hand, for a command that runs one graph. */
  readonly spare: boolean
}

/** Long enough for a run that has just started to have the processor for itself. */
const NEXT_SPARE_AFTER_MS = 1_000

export class RunThreads {
  // I1  #spare is alive, has no run, and nobody else knows it.
  readonly #options: RunThreadsOptions
  #spare: RunThread | null = null
  #timer: NodeJS.Timeout | null = null

  constructor(options: RunThreadsOptions) {
    this.#options = options
    if (options.spare) this.#prepare()
  }

  take(): RunThread {
    const thread = this.#spare ?? this.#create()
    this.#spare = null
    thread.worker.removeAllListeners('exit')
    thread.worker.ref()
    if (this.#options.spare) this.#timer ??= setTimeout(() => this.#prepare(), NEXT_SPARE_AFTER_MS).unref()
    return thread
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    await this.#spare?.worker.terminate()
  }

  #prepare(): void {
    this.#timer = null
    if (this.#spare !== null) return
    const spare = this.#create()
    spare.worker.unref()
    spare.worker.once('exit', () => {
      if (this.#spare === spare) this.#spare = null // I1
    })
    this.#spare = spare
  }

  #create(): RunThread {
    const { thread, poolWorker, memoryLimitMb } = this.#options
    const heartbeat = heartbeatBuffer()
    const data: ThreadData = { heartbeat, poolWorker: poolWorker.href }
    const worker = new Worker(thread, {
      workerData: data,
      name: 'run',
      resourceLimits: wallFor(memoryLimitMb),
      env: {}, // a graph must not learn what the environment of whoever opened it holds
    })
    worker.on('error', () => {}) // who takes it listens too; a spare that dies is just not there
    return { worker, heartbeat }
  }
}
