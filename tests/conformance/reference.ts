import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Case, Program, Trace } from './program.ts'

/** Later ones decide a few things otherwise. */
const VERSION = '3.11'

/** Why `python` cannot be the reference; null if it can. */
export function unfit(python: string): string | null {
  const { stdout, error } = spawnSync(python, ['--version'], { encoding: 'utf8' })
  if (error !== undefined) return `there is no ${python} here`
  return stdout.startsWith(`Python ${VERSION}.`) ? null : `${python} is ${stdout.trim()}`
}

/** CPython as a process that makes random programs and runs programs, see `reference.py`. */
export class Reference implements Disposable {
  readonly #process: ChildProcess
  readonly #answers: AsyncIterator<string>

  constructor(python: string) {
    // What a program leaves behind complains on stderr when its process ends.
    this.#process = spawn(python, [join(import.meta.dirname, 'reference.py')], { stdio: ['pipe', 'pipe', 'ignore'] })
    this.#answers = createInterface({ input: this.#process.stdout! })[Symbol.asyncIterator]()
  }

  /** Programs number `first`, `first` + 1, … of a seed, without end; a batch is asked for before the last one is used up. */
  async *cases(seed: string, first: number, batch: number): AsyncGenerator<Case> {
    this.#ask({ generate: [seed, first, batch] })
    for (let next = first + batch; ; next += batch) {
      this.#ask({ generate: [seed, next, batch] })
      for (let i = 0; i < batch; i++) yield await this.#answer<Case>()
    }
  }

  async traces(programs: readonly Program[]): Promise<Trace[]> {
    this.#ask({ run: programs })
    const traces: Trace[] = []
    for (const _ of programs) traces.push(await this.#answer<Trace>())
    return traces
  }

  [Symbol.dispose](): void {
    this.#process.kill()
  }

  #ask(request: object): void {
    this.#process.stdin!.write(`${JSON.stringify(request)}\n`)
  }

  async #answer<T>(): Promise<T> {
    const { done, value } = await this.#answers.next()
    if (done) throw new Error('the reference ended')
    return JSON.parse(value) as T
  }
}
