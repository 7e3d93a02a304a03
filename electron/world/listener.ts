import { type AddressInfo, createServer, type Server as NetServer, type Socket } from 'node:net'
import { YieldpointError } from '../../shared/errors.ts'
import {
  type Inlet,
  Resource,
  resources,
  runningLoop,
  type ServerStats,
  type Steps,
  type Task,
  type Wait,
} from '../runtime/index.ts'
import { isAwaitable } from './awaitable.ts'
import { Connection } from './connection.ts'
import type { OpenThing, OpenThings } from './open-things.ts'
import { type Address, bareHost, textOf } from './permits.ts'
import { reasonOf } from './pour.ts'
import type { StreamReader } from './streams/stream-reader.ts'
import type { StreamWriter } from './streams/stream-writer.ts'
import { Waits } from './streams/waits.ts'

export type ClientHandler = (reader: StreamReader, writer: StreamWriter) => unknown

/** Clients that the loop has not taken yet, because the run is paused or a task does not yield; more are turned away. */
const UNCALLED_LIMIT = 2048

export interface ServerParts {
  readonly handler: ClientHandler
  readonly address: Address
  readonly limit: number
  readonly open: OpenThings
  readonly name?: string | undefined
}

/**
 * A TCP server: for each client a connection, and a task of what the handler makes of it.
 * Cancellation: `serveForever` closes the server; clients that are connected go on.
 * Source: asyncio.Server of CPython 3.12 (`waitClosed` waits for the clients, too) and StreamReaderProtocol.
 */
export class Listener extends Resource implements OpenThing {
  // I1  it is among the open things, and its inlet is open, until the system says that it is closed.
  // I2  a socket that came is in #uncalled until the loop has taken it, so that it is closed even if that never happens.
  readonly kind = 'server'
  readonly #parts: ServerParts
  readonly #server: NetServer
  readonly #inlet: Inlet
  readonly #waits = new Waits(this)
  readonly #waiting = new Set<Wait<void>>()
  readonly #uncalled = new Set<Socket>()
  readonly #clients = new Set<Connection>()
  #starting: Wait<void> | null = null
  #address: Address
  #state: ServerStats['state'] = 'listening'
  #closing = false
  #accepted = 0

  constructor(parts: ServerParts) {
    super(parts.name === undefined ? {} : { name: parts.name })
    this.#parts = parts
    this.#address = parts.address
    this.#inlet = runningLoop().inlet()
    this.#server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, socket => this.#called(socket))
    parts.open.add(this) // I1
    resources.created(this)
    this.#server.on('error', error => {
      if (this.#server.listening) return // a client that could not be taken
      this.#inlet.deliver(() => this.#failed(error))
      this.#gone()
    })
    this.#server.once('close', () => this.#gone())
  }

  get address(): Address {
    return this.#address
  }

  get serving(): boolean {
    return this.#state === 'listening' && !this.#closing && this.#starting === null
  }

  /** Waits until clients can connect. @throws YieldpointError world/listen-failed */
  *start(): Steps<void> {
    const wait = this.#waits.begin('serve')
    this.#starting = wait
    const { host, port } = this.#parts.address
    this.#inlet.expect()
    this.#server.listen({ host: bareHost(host), port, backlog: 1024 }, () => {
      if (this.#closing) this.#server.close()
      else this.#inlet.deliver(() => this.#ready())
    })
    try {
      yield* wait
    } catch (error) {
      this.abort()
      throw error
    } finally {
      this.#starting = null
      this.#waits.over(wait)
    }
  }

  /** No more clients; those that are there stay. */
  abort(): void {
    if (this.#closing) return
    this.#closing = true
    for (const socket of this.#uncalled) socket.destroy() // I2
    if (this.#server.listening) this.#server.close() // or as soon as it does
    this.#waits.changed()
  }

  /** Waits until it is closed and its clients are gone. */
  *closed(): Steps<void> {
    while (this.#state !== 'closed' || this.#clients.size > 0) yield* this.#wait('close')
  }

  *serveForever(): Steps<void> {
    try {
      while (this.#state !== 'closed') yield* this.#wait('serve')
    } finally {
      this.abort()
    }
  }

  stats(): ServerStats {
    return Object.freeze({
      kind: this.kind,
      state: this.#state,
      address: textOf(this.#parts.address),
      accepted: this.#accepted,
      open: this.#clients.size,
      waiters: this.#waits.tasks(),
      waiting: this.#waits.size,
    })
  }

  *#wait(to: 'close' | 'serve'): Steps<void> {
    const wait = this.#waits.begin(to)
    this.#waiting.add(wait)
    try {
      yield* wait
    } finally {
      this.#waiting.delete(wait)
      this.#waits.over(wait)
    }
  }

  #wakeAll(): void {
    for (const wait of this.#waiting) if (!wait.done()) wait.setResult()
  }

  #ready(): void {
    const { address, port } = (this.#server.address() ?? { address: '', port: 0 }) as AddressInfo
    this.#address = { host: address, port }
    if (this.#starting !== null && !this.#starting.done()) this.#starting.setResult()
    this.#waits.changed()
  }

  #failed(error: unknown): void {
    const details = { target: textOf(this.#parts.address), reason: reasonOf(error) }
    if (this.#starting !== null && !this.#starting.done())
      this.#starting.setException(new YieldpointError('world/listen-failed', details))
  }

  #gone(): void {
    if (this.#state === 'closed') return
    this.#inlet.deliver(() => {
      this.#state = 'closed'
      this.#wakeAll()
      resources.closed(this)
    })
    this.#inlet.close()
    this.#parts.open.remove(this) // I1
  }

  #called(socket: Socket): void {
    if (this.#closing || this.#uncalled.size >= UNCALLED_LIMIT) {
      socket.destroy()
      return
    }
    this.#uncalled.add(socket) // I2
    socket.on('error', () => {}) // once it is accepted, its connection listens too
    socket.once('close', () => this.#uncalled.delete(socket))
    this.#inlet.deliver(() => this.#accept(socket))
  }

  #accept(socket: Socket): void {
    if (!this.#uncalled.delete(socket) || socket.destroyed) return // it hung up, or the server is closed
    const number = ++this.#accepted
    const { address, limit, open, name } = this.#parts
    const connection: Connection = new Connection({
      socket,
      limit,
      open,
      peer: `client ${number} of ${name ?? textOf(address)}`,
      onClosed: () => this.#left(connection),
    })
    this.#clients.add(connection)
    this.#waits.changed()
    this.#serve(connection, number)
  }

  /** What goes wrong in a handler closes its connection. */
  #serve(connection: Connection, number: number): void {
    try {
      const made = this.#parts.handler(connection.reader, connection.writer)
      if (!isAwaitable(made)) return
      const task: Task = runningLoop().createTask(made, { name: `${this.name ?? 'server'}.client-${number}` })
      task.addDoneCallback(() => {
        if (task.cancelled() || task.exception() !== null) connection.abort()
      })
    } catch (error) {
      connection.abort()
      throw error
    }
  }

  #left(connection: Connection): void {
    this.#clients.delete(connection)
    if (this.#clients.size === 0) this.#wakeAll()
    this.#waits.changed()
  }
}
