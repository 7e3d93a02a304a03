import { YieldpointError } from '../../../shared/errors.ts'
import { Coroutine, type Steps } from '../../runtime/index.ts'
import { utf8 } from '../streams/bytes.ts'
import type { StreamReader } from '../streams/stream-reader.ts'
import type { Exchange, Head } from './exchange.ts'

/**
 * The answer to a request, as scripts have it. It keeps its connection until its body has been read or it is closed.
 * Source: aiohttp.ClientResponse.
 */
export class HttpResponse {
  readonly #exchange: Exchange
  readonly #head: Head

  constructor(exchange: Exchange, head: Head) {
    this.#exchange = exchange
    this.#head = head
  }

  get status(): number {
    return this.#head.status
  }

  /** 200 to 299. */
  get ok(): boolean {
    return this.#head.status >= 200 && this.#head.status < 300
  }

  /** Names in lower case. */
  get headers(): Readonly<Record<string, string>> {
    return this.#head.headers
  }

  /** The last one, if it was redirected. */
  get url(): string {
    return this.#exchange.url.href
  }

  /** As it comes. */
  get body(): StreamReader {
    return this.#exchange.body
  }

  bytes(): Coroutine<Uint8Array> {
    return this.#exchange.body.read()
  }

  text(): Coroutine<string> {
    return new Coroutine(this.#text(), 'HttpResponse.text')
  }

  /** @throws YieldpointError world/http-body */
  json(): Coroutine<unknown> {
    return new Coroutine(this.#json(), 'HttpResponse.json', 'as it is')
  }

  /** What was not read of it never will be. */
  close(): void {
    this.#exchange.abort()
  }

  [Symbol.asyncDispose](): void {
    this.close()
  }

  *#text(): Steps<string> {
    return utf8.decode(yield* this.bytes())
  }

  *#json(): Steps<unknown> {
    const text = yield* this.#text()
    try {
      return JSON.parse(text)
    } catch (error) {
      const { message: reason } = error as Error
      throw new YieldpointError('world/http-body', { url: this.url, reason })
    }
  }
}
