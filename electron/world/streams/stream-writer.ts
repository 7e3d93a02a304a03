import { YieldpointError } from '../../../shared/errors.ts'
import { Coroutine, type Steps, sleep, type Wait } from '../../runtime/index.ts'
import { bytesOf } from './bytes.ts'
import { readers, type StreamReader } from './stream-reader.ts'
import type { Waits } from './waits.ts'

/** Bytes that wait to be sent: above the first `drain` waits, until there are no more than the second. */
export const HIGH_WATER = 64 * 1024
export const LOW_WATER = 16 * 1024

/** What a writer writes to: a socket, a program's standard input. All of it returns at once. */
export interface Transport {
  write(bytes: Uint8Array): void
  /** Sends what is left, then says that nothing more will come. */
  end(): void
  /** Null: this end cannot be closed alone. */
  readonly canEnd: boolean
  /** Sends what is left, then closes. */
  close(): void
  /** Closes at once; what was not sent is dropped. */
  abort(): void
  /** Bytes given to `write` that have not left. */
  unsent(): number
  info(name: string): unknown
}

/** How a stream tells its writer what became of it; kept from scripts. */
export interface WriterAccess {
  /** Some bytes have left. */
  sent(writer: StreamWriter): void
  paused(writer: StreamWriter): boolean
  ended(writer: StreamWriter): boolean
  /** It is closed for good; `error` null: as it should be. */
  lost(writer: StreamWriter, error: unknown): void
}

export let writers: WriterAccess

/**
 * The writing end of a stream of bytes.
 * Units: bytes.
 * Cancellation: what was written is sent all the same; `drain` and `waitClosed` just stop waiting.
 * Source: asyncio.StreamWriter and FlowControlMixin of CPython 3.11.
 */
export class StreamWriter {
  // I1  #paused from when more than HIGH_WATER wait to be sent until no more than LOW_WATER do; drain waits while it is.
  // I2  once #lost, nothing waits: drains have thrown, closings are over.
  readonly #waits: Waits
  readonly #transport: Transport
  readonly #reader: StreamReader | null
  readonly #drains = new Set<Wait<void>>()
  readonly #closings = new Set<Wait<void>>()
  #paused = false
  #ended = false
  #closing = false
  #lost = false
  #error: unknown = null

  constructor(waits: Waits, transport: Transport, reader: StreamReader | null) {
    this.#waits = waits
    this.#transport = transport
    this.#reader = reader
  }

  /**
   * Sends it as soon as it can be, and keeps it until then: `await writer.drain()` now and then. On a closed stream it is dropped.
   * @throws YieldpointError world/write-after-eof
   */
  write(data: string | Uint8Array): void {
    const bytes = bytesOf(data)
    if (this.#ended) throw new YieldpointError('world/write-after-eof', {})
    if (bytes.length === 0 || this.#closing || this.#lost) return
    this.#transport.write(bytes)
    if (this.#transport.unsent() > HIGH_WATER) this.#paused = true // I1
    this.#waits.changed()
  }

  writelines(lines: Iterable<string | Uint8Array>): void {
    for (const line of lines) this.write(line)
  }

  canWriteEof(): boolean {
    return this.#transport.canEnd
  }

  /** Sends what is left; the other side then sees the end. It can still be read from. */
  writeEof(): void {
    if (this.#ended || this.isClosing()) return
    this.#ended = true
    this.#transport.end()
    this.#waits.changed()
  }

  /** Sends what is left, then closes both ends. Wait for it with `waitClosed`. */
  close(): void {
    if (this.#lost) return
    this.#closing = true
    this.#transport.close()
    this.#waits.changed()
  }

  isClosing(): boolean {
    return this.#closing || this.#lost
  }

  /** `peername`, `sockname`: `[host, port]`. Anything else: null. */
  getExtraInfo(name: string): unknown {
    return this.#transport.info(String(name))
  }

  /** Waits until it is closed. @throws what it was closed by, if that was an error. */
  waitClosed(): Coroutine<void> {
    return new Coroutine(this.#waitClosed(), 'StreamWriter.waitClosed')
  }

  /** Waits while too much is unsent. @throws YieldpointError world/connection-lost */
  drain(): Coroutine<void> {
    return new Coroutine(this.#drain(), 'StreamWriter.drain')
  }

  /** `await using`: closes, and waits for it. What it was closed by does not matter any more. */
  [Symbol.asyncDispose](): Coroutine<void> {
    return new Coroutine(this.#dispose(), 'StreamWriter.close')
  }

  *#drain(): Steps<void> {
    const failed = this.#reader === null ? null : readers.errorOf(this.#reader)
    if (failed !== null) throw failed
    if (this.isClosing()) yield sleep(0) // lets the loss of the connection be noticed
    if (this.#lost) throw this.#error ?? new YieldpointError('world/connection-lost', { reason: 'EPIPE' })
    if (!this.#paused) return
    yield* this.#waitIn(this.#drains, 'drain')
  }

  *#waitClosed(): Steps<void> {
    if (!this.#lost) yield* this.#waitIn(this.#closings, 'close')
    if (this.#error !== null) throw this.#error
  }

  *#waitIn(line: Set<Wait<void>>, to: 'drain' | 'close'): Steps<void> {
    const wait = this.#waits.begin(to)
    line.add(wait)
    try {
      yield* wait
    } finally {
      line.delete(wait)
      this.#waits.over(wait)
    }
  }

  *#dispose(): Steps<void> {
    this.close()
    try {
      yield* this.#waitClosed()
    } catch (error) {
      if (error !== this.#error) {
        this.#transport.abort() // cancelled while what is left was being sent
        throw error
      }
    }
  }

  #sent(): void {
    if (!this.#paused || this.#transport.unsent() > LOW_WATER) return
    this.#paused = false // I1
    for (const drain of this.#drains) if (!drain.done()) drain.setResult()
  }

  #lose(error: unknown): void {
    if (this.#lost) return
    this.#lost = true // I2
    this.#error = error
    const lost = error ?? new YieldpointError('world/connection-lost', { reason: 'EPIPE' })
    for (const drain of this.#drains) if (!drain.done()) drain.setException(lost)
    for (const wait of this.#closings) if (!wait.done()) wait.setResult()
  }

  static {
    writers = {
      sent: writer => writer.#sent(),
      paused: writer => writer.#paused,
      ended: writer => writer.#ended,
      lost: (writer, error) => writer.#lose(error),
    }
  }
}
