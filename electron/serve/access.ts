/**
 * Who may talk to the server: only this machine's user, and only pages that the server itself sent.
 * - The printed address carries a key that nobody can guess; it is exchanged for a cookie no script can read.
 * - `Host` must name this server, so a name that is rebound to 127.0.0.1 gets nothing.
 * - A socket is opened only from the server's own origin; a missing origin is refused, too.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const secret = (): string => randomBytes(32).toString('base64url')

export class Access {
  readonly key = secret()
  readonly #cookie = secret()
  readonly #port: number

  constructor(port: number) {
    this.#port = port
  }

  /** Cookies do not tell ports apart, so the name must. */
  get #cookieName(): string {
    return `yieldpoint-${this.#port}`
  }

  get setCookie(): string {
    return `${this.#cookieName}=${this.#cookie}; HttpOnly; SameSite=Strict; Path=/`
  }

  isForHere(request: IncomingMessage): boolean {
    return request.headers.host === `127.0.0.1:${this.#port}` || request.headers.host === `localhost:${this.#port}`
  }

  isOwnOrigin(request: IncomingMessage): boolean {
    return this.isForHere(request) && request.headers.origin === `http://${request.headers.host}`
  }

  hasCookie(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(/; */).map(pair => pair.split('='))
    return cookies.some(([name, value]) => name === this.#cookieName && isSame(value ?? '', this.#cookie))
  }

  opens(key: string | null): boolean {
    return key !== null && isSame(key, this.key)
  }
}

/** In a time that does not depend on where they differ. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
