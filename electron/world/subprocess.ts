import { constants } from 'node:os'
import { YieldpointError } from '../../shared/errors.ts'
import { Coroutine, gather, type Steps } from '../runtime/index.ts'
import type { Child } from './child.ts'
import type { StreamReader } from './streams/stream-reader.ts'
import type { StreamWriter } from './streams/stream-writer.ts'

/** A program that runs, as scripts have it. Source: asyncio.subprocess.Process of CPython 3.11. */
export class Subprocess {
  readonly #child: Child

  constructor(child: Child) {
    this.#child = child
  }

  get stdin(): StreamWriter | null {
    return this.#child.stdin
  }

  get stdout(): StreamReader | null {
    return this.#child.stdout
  }

  get stderr(): StreamReader | null {
    return this.#child.stderr
  }

  get pid(): number | null {
    return this.#child.pid
  }

  /** Null while it runs; −n: signal n ended it. */
  get returncode(): number | null {
    return this.#child.returncode
  }

  /** Waits for its end. Read what it writes meanwhile, or it may wait for that: see `communicate`. */
  wait(): Coroutine<number> {
    return new Coroutine(this.#child.exited(), 'Subprocess.wait')
  }

  /** Gives it `input` to read, reads all that it writes, and waits for its end. */
  communicate(input?: string | Uint8Array): Coroutine<[Uint8Array | null, Uint8Array | null]> {
    return new Coroutine(communicate(this.#child, input), 'Subprocess.communicate', 'as it is')
  }

  terminate(): void {
    this.#child.signal('SIGTERM')
  }

  kill(): void {
    this.#child.signal('SIGKILL')
  }

  /** @throws YieldpointError runtime/bad-argument for a name that is no signal. */
  sendSignal(signal: string): void {
    const name = String(signal)
    if (!Object.hasOwn(constants.signals, name))
      throw new YieldpointError('runtime/bad-argument', { what: 'signal', expected: 'as in SIGINT', got: name })
    this.#child.signal(name as NodeJS.Signals)
  }

  /** `await using`: asks it to end, ends it if it does not, and waits for that. */
  [Symbol.asyncDispose](): Coroutine<void> {
    return new Coroutine(endOf(this.#child), 'Subprocess.end')
  }
}

export function* communicate(
  child: Child,
  input: string | Uint8Array | undefined,
): Steps<[Uint8Array | null, Uint8Array | null]> {
  const part = <T>(steps: Steps<T>, name: string): Coroutine<T> => new Coroutine(steps, name, 'as it is')
  const [, stdout, stderr] = yield* gather(
    part(feed(child.stdin, input), 'feed'),
    part(readAll(child.stdout), 'read'),
    part(readAll(child.stderr), 'read'),
  )
  yield* child.exited()
  return [stdout, stderr]
}

/** Asked again to wait no longer, it ends at once. */
export function* endOf(child: Child): Steps<void> {
  child.end()
  try {
    yield* child.exited()
  } catch (error) {
    child.signal('SIGKILL')
    throw error
  }
}

/** A program that does not want all of its input is no error. */
function* feed(stdin: StreamWriter | null, input: string | Uint8Array | undefined): Steps<void> {
  if (stdin === null) return
  try {
    if (input !== undefined) {
      stdin.write(input)
      yield* stdin.drain()
    }
  } catch (error) {
    if (!(error instanceof YieldpointError && error.code === 'world/connection-lost')) throw error
  }
  stdin.close()
}

function* readAll(reader: StreamReader | null): Steps<Uint8Array | null> {
  return reader === null ? null : yield* reader.read()
}
