/**
 * The host behind a WebSocket. Calls made while it is not open fail at once with host/lost; it connects anew by itself, after
 * 0.25 s at first and at most 5 s, and the store then watches its runs again.
 */
import type { CommandName, Reply, Req, Res } from '../../shared/protocol/commands.ts'
import type { Connection, Host, RequestFrame } from '../../shared/protocol/host.ts'
import type { Push } from '../../shared/protocol/pushes.ts'
import { type AnyReply, failed, parseFrame, parseReply } from './frames.ts'

const FIRST_DELAY_MS = 250
const LONGEST_DELAY_MS = 5_000
const LOST = { code: 'host/lost', details: {} } as const

/** What of a browser it needs; handed in, so that tests hold the sockets and the clock. */
export interface Surroundings {
  open(): WebSocket
  /** Calls back once, later. */
  later(callback: () => void, ms: number): void
}

export class SocketHost implements Host {
  // I1  #pending holds exactly the calls sent on the present socket and not answered.
  #socket: WebSocket
  #connection: Connection = 'connecting'
  #delayMs = FIRST_DELAY_MS
  #lastId = 0
  readonly #pending = new Map<number, (reply: AnyReply) => void>()
  readonly #pushListeners = new Set<(push: Push) => void>()
  readonly #connectionListeners = new Set<(connection: Connection) => void>()
  readonly #surroundings: Surroundings

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings
    this.#socket = this.#connect()
  }

  async call<C extends CommandName>(name: C, req: Req<C>): Promise<Reply<Res<C>>> {
    if (this.#connection !== 'open') return failed(LOST)
    const id = ++this.#lastId
    const { promise, resolve } = Promise.withResolvers<AnyReply>()
    this.#pending.set(id, resolve)
    this.#socket.send(JSON.stringify({ id, name, req } satisfies RequestFrame))
    return parseReply(name, await promise)
  }

  onPush(listener: (push: Push) => void): () => void {
    this.#pushListeners.add(listener)
    return () => this.#pushListeners.delete(listener)
  }

  onConnection(listener: (connection: Connection) => void): () => void {
    this.#connectionListeners.add(listener)
    listener(this.#connection)
    return () => this.#connectionListeners.delete(listener)
  }

  #connect(): WebSocket {
    const socket = this.#surroundings.open()
    socket.addEventListener('open', () => {
      this.#delayMs = FIRST_DELAY_MS
      this.#become('open')
    })
    socket.addEventListener('message', ({ data }) => this.#receive(String(data)))
    socket.addEventListener('close', () => this.#lose())
    return socket
  }

  #receive(text: string): void {
    const frame = parseFrame(text)
    if ('push' in frame) {
      for (const listener of this.#pushListeners) listener(frame.push)
      return
    }
    this.#pending.get(frame.id)?.(frame.reply)
    this.#pending.delete(frame.id)
  }

  #lose(): void {
    for (const answer of this.#pending.values()) answer(failed(LOST)) // I1
    this.#pending.clear()
    this.#become('lost')
    this.#surroundings.later(() => {
      this.#socket = this.#connect()
    }, this.#delayMs)
    this.#delayMs = Math.min(LONGEST_DELAY_MS, this.#delayMs * 2)
  }

  #become(connection: Connection): void {
    if (this.#connection === connection) return
    this.#connection = connection
    for (const listener of this.#connectionListeners) listener(connection)
  }
}
