import { YieldpointError } from '../../../shared/errors.ts'
import { Coroutine, type Steps, type Wait } from '../../runtime/index.ts'
import { ByteQueue } from './byte-queue.ts'
import { bytesOf } from './bytes.ts'
import { IncompleteReadError, LimitOverrunError } from './errors.ts'
import type { Waits } from './waits.ts'

/** Bytes: the most that a line may have, and half of what is kept before the sender has to wait. */
export const DEFAULT_LIMIT = 64 * 1024

const NEWLINE = Uint8Array.of(10)

/** How a stream fills its reader; kept from scripts. */
export interface ReaderAccess {
  feed(reader: StreamReader, chunk: Uint8Array): void
  feedEof(reader: StreamReader): void
  fail(reader: StreamReader, error: unknown): void
  /** Told whether there is too much to read, or no longer. */
  onPressure(reader: StreamReader, tell: (paused: boolean) => void): void
  /** What reading threw, or will. */
  errorOf(reader: StreamReader): unknown
  buffered(reader: StreamReader): number
}

export let readers: ReaderAccess

/**
 * The reading end of a stream of bytes. One task reads at a time.
 * Units: bytes.
 * Cancellation: a cancelled read takes nothing.
 * Source: asyncio.StreamReader of CPython 3.11.
 */
export class StreamReader {
  // I1  #waiter is pending exactly while a task waits for more bytes.
  // I2  the sender is paused once more than 2 × limit wait to be read, until no more than limit do.
  readonly #waits: Waits
  readonly #limit: number
  readonly #bytes = new ByteQueue()
  #eof = false
  #failed = false
  #error: unknown = null
  #waiter: Wait<void> | null = null
  #paused = false
  #onPressure: (paused: boolean) => void = () => {}

  constructor(waits: Waits, limit: number = DEFAULT_LIMIT) {
    this.#waits = waits
    this.#limit = limit
  }

  /** At most `count` bytes, as soon as there are any; none: the end. −1, the default: all up to the end. */
  read(count = -1): Coroutine<Uint8Array> {
    return new Coroutine(this.#read(Number(count)), 'StreamReader.read', 'as it is')
  }

  /** Up to and with the newline; what is left, at the end. @throws YieldpointError world/line-too-long */
  readline(): Coroutine<Uint8Array> {
    return new Coroutine(this.#readline(), 'StreamReader.readline', 'as it is')
  }

  /** Up to and with the separator. @throws IncompleteReadError, LimitOverrunError */
  readuntil(separator: string | Uint8Array = NEWLINE): Coroutine<Uint8Array> {
    return new Coroutine(this.#readuntil(bytesOf(separator)), 'StreamReader.readuntil', 'as it is')
  }

  /** Exactly as many bytes. @throws IncompleteReadError */
  readexactly(count: number): Coroutine<Uint8Array> {
    return new Coroutine(this.#readexactly(Number(count)), 'StreamReader.readexactly', 'as it is')
  }

  /** Nothing more will come and all has been read. */
  atEof(): boolean {
    return this.#eof && this.#bytes.length === 0
  }

  /** `for await (const line of reader)`: lines up to the end. */
  [Symbol.asyncIterator](): { next(): Coroutine<IteratorResult<Uint8Array, undefined>> } {
    return { next: () => new Coroutine(this.#nextLine(), 'StreamReader.readline', 'as it is') }
  }

  *#nextLine(): Steps<IteratorResult<Uint8Array, undefined>> {
    const line = yield* this.#readline()
    return line.length === 0 ? { done: true, value: undefined } : { done: false, value: line }
  }

  *#read(count: number): Steps<Uint8Array> {
    this.#check()
    if (count === 0) return new Uint8Array(0)
    if (count < 0) return yield* this.#readAll()
    if (this.#bytes.length === 0 && !this.#eof) yield* this.#more('read')
    return this.#take(count)
  }

  *#readAll(): Steps<Uint8Array> {
    const all = new ByteQueue()
    for (;;) {
      const block = yield* this.#read(this.#limit)
      if (block.length === 0) return all.takeAll()
      all.push(block)
    }
  }

  *#readline(): Steps<Uint8Array> {
    try {
      return yield* this.#readuntil(NEWLINE)
    } catch (error) {
      if (error instanceof IncompleteReadError) return error.partial
      if (!(error instanceof LimitOverrunError)) throw error
      // The line is lost, not the stream: what comes after it can be read.
      if (this.#bytes.startsWith(NEWLINE, error.consumed)) this.#bytes.take(error.consumed + NEWLINE.length)
      else this.#bytes.clear()
      this.#relieve()
      throw new YieldpointError('world/line-too-long', { limit: this.#limit })
    }
  }

  *#readuntil(separator: Uint8Array): Steps<Uint8Array> {
    if (separator.length === 0) throw badCount('the separator', 'at least one byte', 'empty')
    this.#check()
    for (let from = 0; ; ) {
      const at = this.#bytes.find(separator, from)
      if (at >= 0) return this.#takeThrough(at, separator)
      from = Math.max(from, this.#bytes.length + 1 - separator.length)
      if (from > this.#limit) throw new LimitOverrunError('Separator is not found, and chunk exceed the limit', from)
      if (this.#eof) throw new IncompleteReadError(this.#bytes.takeAll(), null)
      yield* this.#more('readuntil')
    }
  }

  #takeThrough(at: number, separator: Uint8Array): Uint8Array {
    if (at > this.#limit) throw new LimitOverrunError('Separator is found, but chunk is longer than limit', at)
    return this.#take(at + separator.length)
  }

  *#readexactly(count: number): Steps<Uint8Array> {
    if (!(count >= 0)) throw badCount('the number of bytes to read', '0 or more', `${count}`)
    this.#check()
    while (this.#bytes.length < count) {
      if (this.#eof) throw new IncompleteReadError(this.#bytes.takeAll(), count)
      yield* this.#more('readexactly')
    }
    return this.#take(count)
  }

  #take(count: number): Uint8Array {
    const taken = this.#bytes.take(count)
    this.#relieve()
    return taken
  }

  #check(): void {
    if (this.#failed) throw this.#error
  }

  /** Waits until something comes: bytes, the end, an error. */
  *#more(what: string): Steps<void> {
    if (this.#waiter !== null) throw new YieldpointError('world/read-twice', { what })
    if (this.#paused) this.#pause(false) // or what this waits for would never be sent
    const waiter = this.#waits.begin('read')
    this.#waiter = waiter
    try {
      yield* waiter
    } finally {
      this.#waiter = null // I1
      this.#waits.over(waiter)
    }
  }

  #relieve(): void {
    if (this.#paused && this.#bytes.length <= this.#limit) this.#pause(false) // I2
    this.#waits.changed()
  }

  #pause(paused: boolean): void {
    this.#paused = paused
    this.#onPressure(paused)
  }

  #wake(): void {
    if (this.#waiter !== null && !this.#waiter.done()) this.#waiter.setResult()
  }

  #feed(chunk: Uint8Array): void {
    if (chunk.length === 0) return
    this.#bytes.push(chunk)
    this.#wake()
    if (!this.#paused && this.#bytes.length > 2 * this.#limit) this.#pause(true) // I2
  }

  #fail(error: unknown): void {
    this.#failed = true
    this.#error = error
    if (this.#waiter !== null && !this.#waiter.done()) this.#waiter.setException(error)
  }

  static {
    readers = {
      feed: (reader, chunk) => reader.#feed(chunk),
      feedEof(reader) {
        reader.#eof = true
        reader.#wake()
      },
      fail: (reader, error) => reader.#fail(error),
      onPressure(reader, tell) {
        reader.#onPressure = tell
      },
      errorOf: reader => (reader.#failed ? reader.#error : null),
      buffered: reader => reader.#bytes.length,
    }
  }
}

const badCount = (what: string, expected: string, got: string): YieldpointError =>
  new YieldpointError('runtime/bad-argument', { what, expected, got })
