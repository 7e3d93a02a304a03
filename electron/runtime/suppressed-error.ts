/**
 * An error while a scope was left because of another one, as the language's own SuppressedError. That one is unknown to ses:
 * its parent is the thread's untamed Error, which no script may reach.
 */
export class SuppressedError extends Error {
  override readonly name = 'SuppressedError'
  readonly error: unknown
  readonly suppressed: unknown

  constructor(
    error: unknown,
    suppressed: unknown,
    message = 'an error while a scope was left hides the one before it',
  ) {
    super(message)
    this.error = error
    this.suppressed = suppressed
  }
}
