/** A stream taken by lines and by numbers of bytes, and no more of it than `limit`. */
import type { Readable } from 'node:stream'

export class Pieces {
  readonly #stream: Readable
  readonly #chunks: AsyncIterator<Buffer>
  readonly #limit: number
  readonly #tooLarge: () => Error
  #rest: Buffer = Buffer.alloc(0)
  #taken = 0

  constructor(stream: Readable, limit: number, tooLarge: () => Error) {
    this.#stream = stream
    this.#chunks = stream[Symbol.asyncIterator]()
    this.#limit = limit
    this.#tooLarge = tooLarge
  }

  /** At least one byte, at most `most`; null at the end. */
  async some(most: number): Promise<Buffer | null> {
    if (this.#rest.length === 0 && !(await this.#more())) return null
    const piece = this.#rest.subarray(0, most)
    this.#rest = this.#rest.subarray(piece.length)
    return piece
  }

  /** Without its end; null at the end of the stream, or if there is none within `limit` bytes. */
  async line(limit: number): Promise<string | null> {
    for (;;) {
      const end = this.#rest.indexOf(10)
      if (end >= 0 && end <= limit) {
        const line = this.#rest.subarray(0, end).toString('utf8')
        this.#rest = this.#rest.subarray(end + 1)
        return line
      }
      if (this.#rest.length > limit || !(await this.#more())) return null
    }
  }

  close(): void {
    this.#stream.destroy()
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#chunks.next()
    if (done === true) return false
    this.#taken += value.length
    if (this.#taken > this.#limit) throw this.#tooLarge()
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value])
    return true
  }
}
