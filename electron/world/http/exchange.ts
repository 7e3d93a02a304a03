import { type Agent, type ClientRequest, type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { YieldpointError } from '../../../shared/errors.ts'
import {
  type ConnectionStats,
  type Inlet,
  Resource,
  resources,
  runningLoop,
  type Steps,
  type Wait,
} from '../../runtime/index.ts'
import type { OpenThing, OpenThings } from '../open-things.ts'
import { pour, reasonOf } from '../pour.ts'
import { readers, StreamReader } from '../streams/stream-reader.ts'
import { Waits } from '../streams/waits.ts'

export interface ExchangeParts {
  readonly url: URL
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | null
  readonly agent: Agent
  readonly limit: number
  readonly open: OpenThings
  /** An answer is sure to come without the run's doing: virtual time waits for it. */
  readonly owed: boolean
  /** Told once it is over and its connection is free. */
  readonly onClosed: () => void
}

export interface Head {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

/** One request and its answer, shown to the monitor as a connection. Whoever stops waiting for the answer aborts it. */
export class Exchange extends Resource implements OpenThing {
  // I1  it is among the open things, and its inlet is open, until the request is over: the answer was read, or it was aborted.
  readonly kind = 'connection'
  readonly body: StreamReader
  readonly #parts: ExchangeParts
  readonly #request: ClientRequest
  readonly #inlet: Inlet
  readonly #waits = new Waits(this)
  #state: ConnectionStats['state'] = 'connecting'
  #head: Head | null = null
  #answering: Wait<void> | null = null
  #error: YieldpointError | null = null
  #received = 0

  /** @throws YieldpointError world/http-failed for what cannot be sent at all: a header with a line break. */
  constructor(parts: ExchangeParts) {
    super({})
    this.#parts = parts
    this.#request = send(parts)
    this.#inlet = runningLoop().inlet()
    this.body = new StreamReader(this.#waits, parts.limit)
    parts.open.add(this) // I1
    resources.created(this)
    this.#listen()
  }

  get url(): URL {
    return this.#parts.url
  }

  /** Waits for the answer to begin. @throws YieldpointError world/http-failed */
  *head(): Steps<Head> {
    const wait = this.#waits.begin('respond')
    this.#answering = wait
    this.#inlet.expect()
    this.#inlet.owe(this.#parts.owed)
    try {
      yield* wait
      return this.#head!
    } catch (error) {
      this.abort()
      throw error
    } finally {
      this.#answering = null
      this.#inlet.owe(false)
      this.#waits.over(wait)
    }
  }

  abort(): void {
    this.#request.destroy()
  }

  stats(): ConnectionStats {
    const { url, body } = this.#parts
    return Object.freeze({
      kind: this.kind,
      state: this.#state,
      peer: url.origin,
      received: this.#received,
      sent: body?.length ?? 0,
      unread: readers.buffered(this.body),
      unsent: 0,
      waiters: this.#waits.tasks(),
      waiting: this.#waits.size,
    })
  }

  #listen(): void {
    const request = this.#request
    request.on('error', error => this.#failed(error))
    request.once('response', response => {
      response.on('error', error => this.#failed(error))
      pour(response, this.body, this.#parts.limit, this.#inlet, bytes => {
        this.#received += bytes
        this.#waits.changed()
      })
      this.#inlet.deliver(() => this.#answered(response))
    })
    request.once('close', () => {
      this.#inlet.deliver(() => this.#closed())
      this.#inlet.close()
      this.#parts.open.remove(this) // I1
    })
  }

  #failed(error: unknown): void {
    this.#error ??= new YieldpointError('world/http-failed', { url: this.#parts.url.href, reason: reasonOf(error) })
  }

  #answered({ statusCode = 0, headers }: IncomingMessage): void {
    this.#state = 'open'
    const entries = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')] as const)
    this.#head = Object.freeze({ status: statusCode, headers: Object.freeze(Object.fromEntries(entries)) })
    if (this.#answering !== null && !this.#answering.done()) this.#answering.setResult()
    this.#waits.changed()
  }

  #closed(): void {
    this.#state = 'closed'
    const cut = { url: this.#parts.url.href, reason: 'ECONNRESET' }
    if (this.#answering !== null && !this.#answering.done())
      this.#answering.setException(this.#error ?? new YieldpointError('world/http-failed', cut))
    if (this.#error === null) readers.feedEof(this.body)
    else readers.fail(this.body, this.#error)
    resources.closed(this)
    this.#parts.onClosed()
  }
}

function send({ url, method, headers, body, agent }: ExchangeParts): ClientRequest {
  const request = url.protocol === 'https:' ? requestSecure : requestPlain
  const length = body === null ? {} : { 'content-length': String(body.length) }
  try {
    // From the URL's parts: an option called `socketPath` never comes near this.
    const sent = request(url, { method, agent, headers: { 'accept-encoding': 'identity', ...headers, ...length } })
    if (body === null) sent.end()
    else sent.end(body)
    return sent
  } catch (error) {
    throw new YieldpointError('world/http-failed', { url: url.href, reason: reasonOf(error) })
  }
}
