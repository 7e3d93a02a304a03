import type { Socket } from 'node:net'
import { YieldpointError } from '../../shared/errors.ts'
import { type ConnectionStats, type Inlet, Resource, resources, runningLoop, type Steps } from '../runtime/index.ts'
import type { OpenThing, OpenThings } from './open-things.ts'
import { pour, reasonOf } from './pour.ts'
import { readers, StreamReader } from './streams/stream-reader.ts'
import { StreamWriter, type Transport, writers } from './streams/stream-writer.ts'
import { Waits } from './streams/waits.ts'

export interface ConnectionParts {
  readonly socket: Socket
  readonly peer: string
  readonly limit: number
  readonly open: OpenThings
  readonly name?: string | undefined
  /** Told once it is closed. */
  readonly onClosed?: () => void
}

/**
 * A TCP connection: a socket of the system, a reader and a writer at its ends, and what the monitor is shown.
 * Source: StreamReaderProtocol and _SelectorSocketTransport of CPython 3.11.
 */
export class Connection extends Resource implements OpenThing {
  // I1  it is among the open things, and its inlet is open, until the system says that the socket is closed.
  // I2  once #state is 'closed' nothing changes any more, and nobody waits.
  readonly kind = 'connection'
  readonly reader: StreamReader
  readonly writer: StreamWriter
  readonly #parts: ConnectionParts
  readonly #inlet: Inlet
  readonly #waits = new Waits(this)
  #state: ConnectionStats['state']
  #connecting: ReturnType<Waits['begin']> | null = null
  #error: unknown = null
  #received = 0
  #sent = 0

  constructor(parts: ConnectionParts) {
    super(parts.name === undefined ? {} : { name: parts.name })
    this.#parts = parts
    this.#state = parts.socket.connecting ? 'connecting' : 'open'
    this.#inlet = runningLoop().inlet()
    this.reader = new StreamReader(this.#waits, parts.limit)
    this.writer = new StreamWriter(this.#waits, this.#transport(), this.reader)
    parts.open.add(this) // I1
    resources.created(this)
    this.#listen()
  }

  /** Waits until it is open; if that is cancelled, nothing is left of it. @throws YieldpointError world/connect-failed */
  *connected(): Steps<void> {
    this.#inlet.expect()
    const wait = this.#waits.begin('connect')
    this.#connecting = wait
    try {
      yield* wait
    } catch (error) {
      this.abort()
      throw error
    } finally {
      this.#connecting = null
      this.#waits.over(wait)
    }
  }

  abort(): void {
    this.#parts.socket.destroy()
  }

  stats(): ConnectionStats {
    return Object.freeze({
      kind: this.kind,
      state: this.#state,
      peer: this.#parts.peer,
      received: this.#received,
      sent: this.#sent,
      unread: readers.buffered(this.reader),
      unsent: this.#state === 'closed' ? 0 : this.#parts.socket.writableLength,
      waiters: this.#waits.tasks(),
      waiting: this.#waits.size,
    })
  }

  #listen(): void {
    const { socket, limit } = this.#parts
    pour(socket, this.reader, limit, this.#inlet, bytes => {
      this.#received += bytes
      this.#waits.changed()
    })
    socket.once('connect', () => this.#inlet.deliver(() => this.#opened()))
    socket.on('error', error => {
      this.#error ??= error
    })
    socket.once('close', () => {
      this.#inlet.deliver(() => this.#closed())
      this.#inlet.close()
      this.#parts.open.remove(this) // I1
    })
  }

  #opened(): void {
    if (this.#state !== 'connecting') return
    this.#state = 'open'
    if (this.#connecting !== null && !this.#connecting.done()) this.#connecting.setResult()
    this.#waits.changed()
  }

  #closed(): void {
    const error = this.#error
    this.#state = 'closed' // I2
    if (this.#connecting !== null && !this.#connecting.done()) {
      const details = { target: this.#parts.peer, reason: reasonOf(error ?? 'ECONNRESET') }
      this.#connecting.setException(new YieldpointError('world/connect-failed', details))
    }
    const lost = error === null ? null : new YieldpointError('world/connection-lost', { reason: reasonOf(error) })
    if (lost === null) readers.feedEof(this.reader)
    else readers.fail(this.reader, lost)
    writers.lost(this.writer, lost)
    resources.closed(this)
    this.#parts.onClosed?.()
  }

  #transport(): Transport {
    const { socket } = this.#parts
    return {
      canEnd: true,
      write: bytes => {
        this.#sent += bytes.length
        socket.write(bytes, error => {
          if (!error) this.#left() // what broke it off is told when it is closed
        })
        this.#inlet.expect()
      },
      end: () => {
        socket.end()
        this.#inlet.expect()
      },
      close: () => {
        if (this.#state === 'open') this.#state = 'closing'
        socket.destroySoon()
      },
      abort: () => this.abort(),
      unsent: () => socket.writableLength,
      info: name => addressInfo(socket, name),
    }
  }

  /** Some bytes have gone to the system: only who drains has to know. */
  #left(): void {
    if (writers.paused(this.writer)) this.#inlet.deliver(() => writers.sent(this.writer))
  }
}

function addressInfo(socket: Socket, name: string): readonly [string, number] | null {
  const [host, port] =
    name === 'peername'
      ? [socket.remoteAddress, socket.remotePort]
      : name === 'sockname'
        ? [socket.localAddress, socket.localPort]
        : []
  return host === undefined || port === undefined ? null : Object.freeze([host, port] as const)
}
