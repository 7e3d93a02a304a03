import { Coroutine } from '../runtime/index.ts'
import type { Listener } from './listener.ts'

/** A server as scripts have it. */
export class Server {
  readonly #listener: Listener

  constructor(listener: Listener) {
    this.#listener = listener
  }

  get host(): string {
    return this.#listener.address.host
  }

  /** The one it got, if it was started with port 0. */
  get port(): number {
    return this.#listener.address.port
  }

  isServing(): boolean {
    return this.#listener.serving
  }

  /** No more clients; those that are there stay. */
  close(): void {
    this.#listener.abort()
  }

  /** Waits until it is closed and its clients are gone. */
  waitClosed(): Coroutine<void> {
    return new Coroutine(this.#listener.closed(), 'Server.waitClosed')
  }

  /** Waits until it is closed; if that is cancelled, it is closed. */
  serveForever(): Coroutine<void> {
    return new Coroutine(this.#listener.serveForever(), 'Server.serveForever')
  }

  /** `await using`: closes, and does not wait for its clients. */
  [Symbol.asyncDispose](): void {
    this.#listener.abort()
  }
}
