/** asyncio's own errors of reading, for scripts to catch. */

/** The stream ended before what was asked for had come. */
export class IncompleteReadError extends Error {
  override readonly name = 'IncompleteReadError'
  /** What had come. */
  readonly partial: Uint8Array
  /** How many bytes were asked for; null: up to a separator. */
  readonly expected: number | null

  constructor(partial: Uint8Array, expected: number | null) {
    super(`${partial.length} bytes read on a total of ${expected ?? 'undefined'} expected bytes`)
    this.partial = partial
    this.expected = expected
  }
}

/** The separator did not come within the reader's limit. The bytes are still there to be read. */
export class LimitOverrunError extends Error {
  override readonly name = 'LimitOverrunError'
  /** How many bytes stand before where the separator is or may begin. */
  readonly consumed: number

  constructor(message: string, consumed: number) {
    super(message)
    this.consumed = consumed
  }
}
