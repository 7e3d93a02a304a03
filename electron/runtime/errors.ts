/**
 * asyncio's own exceptions, by asyncio's names. What a program does wrong with the runtime is a YieldpointError instead,
 * with a code of `shared/errors/runtime.ts`.
 */

/**
 * Thrown into a task at the await where a cancellation reaches it. It is no `Error`, as asyncio's is no `Exception`: code
 * that handles errors (`err instanceof Error`) lets it pass. It keeps no stack, so cancelling many tasks stays cheap.
 */
export class CancelledError {
  declare readonly name: 'CancelledError'
  readonly message: string
  readonly #cancels = true

  constructor(message = '') {
    this.message = message
  }

  /** By its insides: what a script throws may be a proxy, which must not be asked. */
  static is(error: unknown): error is CancelledError {
    return typeof error === 'object' && error !== null && #cancels in error
  }

  toString(): string {
    return this.message === '' ? this.name : `${this.name}: ${this.message}`
  }

  static {
    Object.defineProperty(CancelledError.prototype, 'name', { value: 'CancelledError' })
  }
}

export class TimeoutError extends Error {
  override readonly name = 'TimeoutError'
}

export class InvalidStateError extends Error {
  override readonly name = 'InvalidStateError'
}

export class QueueEmpty extends Error {
  override readonly name = 'QueueEmpty'
}

export class QueueFull extends Error {
  override readonly name = 'QueueFull'
}

/** Of a queue that was shut down. */
export class QueueShutDown extends Error {
  override readonly name = 'QueueShutDown'
}

/** Of a runner that was interrupted, as by Ctrl-C. */
export class KeyboardInterrupt extends Error {
  override readonly name = 'KeyboardInterrupt'
}

export class BrokenBarrierError extends Error {
  override readonly name = 'BrokenBarrierError'
}
