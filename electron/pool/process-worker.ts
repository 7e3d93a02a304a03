import { type ChildProcess, fork } from 'node:child_process'
import type { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { PoolWorker, PoolWorkerOptions } from './pool-worker.ts'
import { WATCH_FD } from './watch.ts'
import type { Answer, CallMessage, ProcessData } from './wire.ts'

/** Electron's binary runs as Node only when it is told so; on Windows Node adds what the system itself needs. */
const ENVIRONMENT: NodeJS.ProcessEnv = process.versions['electron'] === undefined ? {} : { ELECTRON_RUN_AS_NODE: '1' }

/**
 * It gets an empty environment and two pipes: Node's own, for calls and answers, and one for its watch, which is how it learns
 * that we are gone even if our whole program was killed.
 */
export class ProcessWorker implements PoolWorker {
  // I1  the watch answers in the order in which it is asked.
  /** Its memory went with it. */
  readonly begun = null
  readonly pid: number | undefined
  readonly #child: ChildProcess
  readonly #watch: Socket
  readonly #asked: ((taken: readonly number[]) => void)[] = []

  constructor({ entry, functions, memoryLimitMb, onAnswer, onExit }: PoolWorkerOptions) {
    this.#child = fork(fileURLToPath(entry), [], {
      env: ENVIRONMENT,
      execArgv: memoryLimitMb === null ? [] : [`--max-old-space-size=${memoryLimitMb}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.pid = this.#child.pid
    this.#watch = this.#child.stdio[WATCH_FD] as Socket
    this.#watch.on('error', () => {}) // it ended; `onExit` says so
    createInterface({ input: this.#watch })
      .on('line', text => this.#asked.shift()?.(JSON.parse(text))) // I1
      .on('error', () => {}) // it passes on those of its input
    this.#child.on('message', answer => onAnswer(answer as Answer))
    void this.#gone().then(onExit)
    const data: ProcessData = { functions, memoryLimitMb }
    this.#post(data)
  }

  send(calls: readonly CallMessage[]): void {
    this.#post(calls)
  }

  takeBack(seqs: readonly number[], then: (taken: readonly number[]) => void): void {
    this.#asked.push(then)
    this.#watch.write(`${JSON.stringify(seqs)}\n`)
  }

  hold(on: boolean): void {
    const { channel } = this.#child
    if (on) {
      this.#child.ref()
      channel?.ref()
      this.#watch.ref()
    } else {
      this.#child.unref()
      channel?.unref()
      this.#watch.unref()
    }
  }

  end(): void {
    this.#child.kill('SIGKILL')
  }

  #post(message: ProcessData | readonly CallMessage[]): void {
    this.#child.send(message as object, () => {}) // a process that is gone: `onExit` says so
  }

  /** It may exit before all that it sent was read. */
  async #gone(): Promise<{ exitCode: number | null; signal: string | null; cause: unknown }> {
    const child = this.#child
    const drained = new Promise(resolve => child.once('disconnect', resolve))
    const exit = await new Promise<{ exitCode: number | null; signal: string | null; cause: unknown }>(resolve => {
      child.once('exit', (exitCode, signal) => resolve({ exitCode, signal, cause: undefined }))
      child.once('error', cause => child.pid === undefined && resolve({ exitCode: null, signal: null, cause }))
    })
    if (child.pid !== undefined) await drained
    return exit
  }
}
