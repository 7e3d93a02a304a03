import { Worker } from 'node:worker_threads'
import { Claims } from './claims.ts'
import { wallFor } from './memory-limit.ts'
import type { PoolWorker, PoolWorkerOptions } from './pool-worker.ts'
import type { CallMessage, ThreadData } from './wire.ts'

export class ThreadWorker implements PoolWorker {
  readonly thread: Worker
  /** One that sleeps answers no questions, and uses no more than it did. */
  busy = false
  readonly #claims = new Claims()
  readonly #bell = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))

  constructor({ entry, functions, memoryLimitMb, onAnswer, onExit }: PoolWorkerOptions) {
    const data: ThreadData = { role: 'thread', functions, claims: this.#claims.cells, bell: this.#bell }
    this.thread = new Worker(entry, {
      workerData: data,
      name: 'pool',
      env: {},
      ...(memoryLimitMb === null ? {} : { resourceLimits: wallFor(memoryLimitMb) }),
    })
    let cause: unknown
    this.thread.on('message', onAnswer)
    this.thread.on('error', error => {
      cause = error
    })
    this.thread.on('exit', exitCode => onExit({ exitCode, signal: null, cause }))
  }

  readonly begun = (seq: number): boolean => !this.#claims.takeBack(seq)

  send(calls: readonly CallMessage[]): void {
    this.thread.postMessage(calls)
    Atomics.add(this.#bell, 0, 1)
    Atomics.notify(this.#bell, 0)
  }

  takeBack(seqs: readonly number[], then: (taken: readonly number[]) => void): void {
    then(seqs.filter(seq => this.#claims.takeBack(seq)))
  }

  hold(on: boolean): void {
    this.busy = on
    if (on) this.thread.ref()
    else this.thread.unref()
  }

  end(): void {
    void this.thread.terminate()
  }
}
