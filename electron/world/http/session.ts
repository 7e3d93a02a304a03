import { Agent as PlainAgent } from 'node:http'
import { Agent as SecureAgent } from 'node:https'
import { YieldpointError } from '../../../shared/errors.ts'
import { Coroutine, Semaphore, type Steps } from '../../runtime/index.ts'
import type { OpenThings } from '../open-things.ts'
import type { Permits } from '../permits.ts'
import { Exchange } from './exchange.ts'
import { type Asked, type Request, type RequestOptions, readRequest } from './options.ts'
import { redirected } from './redirects.ts'
import { HttpResponse } from './response.ts'

export interface SessionOptions {
  /** Requests at a time; 0: no limit. 100 if left out. */
  readonly limit?: number
  /** The same for one origin. 0 if left out. */
  readonly limitPerHost?: number
  readonly name?: string
}

export interface HttpSurroundings {
  readonly open: OpenThings
  readonly permits: Permits
  /** Whether one of the run's own servers answers there. */
  readonly isOwn: (url: URL) => boolean
}

const LIMIT = 100

/** Requests that share limits and connections. Source: aiohttp's ClientSession and TCPConnector. */
export class HttpSession {
  // I1  a request has a permit of #all and one of its origin from before it is sent until its exchange is over.
  readonly #surroundings: HttpSurroundings
  readonly #name: string
  readonly #limit: number
  readonly #limitPerHost: number
  readonly #agents = { 'http:': new PlainAgent({ keepAlive: true }), 'https:': new SecureAgent({ keepAlive: true }) }
  readonly #perHost = new Map<string, Semaphore>()
  #all: Semaphore | null = null

  constructor(surroundings: HttpSurroundings, options: SessionOptions = {}) {
    this.#surroundings = surroundings
    this.#name = String(options.name ?? 'http')
    this.#limit = countOf(options.limit ?? LIMIT, 'limit')
    this.#limitPerHost = countOf(options.limitPerHost ?? 0, 'limitPerHost')
  }

  /** @throws YieldpointError world/not-declared, world/not-allowed, world/http-failed, … */
  request(url: string, options?: RequestOptions): Coroutine<HttpResponse> {
    return new Coroutine(this.#request(url, options), 'http.request', 'as it is')
  }

  get(url: string, options?: RequestOptions): Coroutine<HttpResponse> {
    return this.request(url, { ...options, method: 'GET' })
  }

  post(url: string, options?: RequestOptions): Coroutine<HttpResponse> {
    return this.request(url, { ...options, method: 'POST' })
  }

  /** Idle connections are closed; requests that are under way go on. */
  close(): void {
    for (const agent of Object.values(this.#agents)) agent.destroy()
  }

  [Symbol.asyncDispose](): void {
    this.close()
  }

  *#request(url: unknown, options: RequestOptions | undefined): Steps<HttpResponse> {
    const asked = readRequest(url, options)
    let request: Request = asked
    for (let left = asked.redirects; ; left--) {
      const exchange = yield* this.#begin(request, asked)
      const head = yield* exchange.head()
      const next = asked.redirects > 0 ? this.#follow(exchange, () => redirected(request, head)) : null
      if (next === null) return new HttpResponse(exchange, head)
      if (left <= 0) throw new YieldpointError('world/http-redirects', { url: asked.url.href, limit: asked.redirects })
      request = next
    }
  }

  /** An answer that only says where to go on is not kept. */
  #follow(exchange: Exchange, next: () => Request | null): Request | null {
    let request: Request | null = null
    let kept = false
    try {
      request = next()
      kept = request === null
      return request
    } finally {
      if (!kept) exchange.abort()
    }
  }

  /** Asks again for each place that a request comes to: a redirect leads nowhere that was not allowed. */
  *#begin({ url, method, headers, body }: Request, { limit }: Asked): Steps<Exchange> {
    const { permits, open, isOwn } = this.#surroundings
    permits.http(url)
    open.check()
    const giveBack = yield* this.#acquire(url)
    try {
      open.check()
      const agent = this.#agents[url.protocol as 'http:' | 'https:']
      return new Exchange({ url, method, headers, body, agent, limit, open, owed: !isOwn(url), onClosed: giveBack })
    } catch (error) {
      giveBack()
      throw error
    }
  }

  /** Gives back how to release. */
  *#acquire(url: URL): Steps<() => void> {
    const taken: Semaphore[] = []
    const giveBack = (): void => {
      for (const semaphore of taken) semaphore.release()
    }
    try {
      for (const semaphore of this.#semaphoresFor(url)) {
        yield* semaphore.acquire()
        taken.push(semaphore) // I1
      }
      return giveBack
    } catch (error) {
      giveBack()
      throw error
    }
  }

  /** The origin's first: who waits for one origin takes nothing from the others. */
  #semaphoresFor({ origin, host }: URL): Semaphore[] {
    const wanted: Semaphore[] = []
    if (this.#limitPerHost > 0) {
      const own = this.#perHost.get(origin) ?? new Semaphore(this.#limitPerHost, { name: `${this.#name} ${host}` })
      this.#perHost.set(origin, own)
      wanted.push(own)
    }
    if (this.#limit > 0) {
      this.#all ??= new Semaphore(this.#limit, { name: this.#name })
      wanted.push(this.#all)
    }
    return wanted
  }
}

function countOf(value: unknown, what: string): number {
  const count = Number(value)
  if (Number.isInteger(count) && count >= 0) return count
  throw new YieldpointError('runtime/bad-argument', { what, expected: 'a whole number ≥ 0', got: String(value) })
}
