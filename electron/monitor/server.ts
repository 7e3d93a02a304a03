/** The socket on which a program is watched: of the loopback, for who has the secret. */
import { randomBytes } from 'node:crypto'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { YieldpointError } from '../../shared/errors.ts'
import { LISTED_EVERY_MS } from '../../shared/protocol/program.ts'
import { Conversation } from './conversation.ts'
import type { Program } from './program.ts'

/** Whoever has no secret cannot keep others out for longer than it takes to be found out. */
const MAX_CONNECTIONS = 64

export class ProgramServer {
  readonly address: string
  readonly secret: string
  readonly #server: Server
  readonly #conversations: Set<Conversation>
  readonly #ticking: NodeJS.Timeout

  private constructor(server: Server, secret: string, conversations: Set<Conversation>) {
    this.#server = server
    this.secret = secret
    this.#conversations = conversations
    this.address = `127.0.0.1:${(server.address() as AddressInfo).port}`
    this.#ticking = setInterval(() => this.tellSummary(), LISTED_EVERY_MS).unref()
  }

  /** Port 0: any that is free. @throws YieldpointError host/port-in-use */
  static async open(program: Program, port: number): Promise<ProgramServer> {
    const secret = randomBytes(32).toString('base64url')
    const conversations = new Set<Conversation>()
    const server = createServer(socket => {
      socket.unref() // who looks on does not keep the program from ending
      const conversation = new Conversation(socket, program, secret)
      conversations.add(conversation)
      socket.on('close', () => {
        conversations.delete(conversation)
        if (![...conversations].some(({ known }) => known)) program.abandon()
      })
    })
    server.maxConnections = MAX_CONNECTIONS
    await listen(server, port)
    return new ProgramServer(server, secret, conversations)
  }

  /** Whether the process goes on for its sake. */
  keepAlive(on: boolean): void {
    if (on) this.#server.ref()
    else this.#server.unref()
  }

  tellSummary(): void {
    for (const conversation of this.#conversations) conversation.tellSummary()
  }

  /** Once viewers have been sent what is left for them. */
  close(): Promise<void> {
    clearInterval(this.#ticking)
    const closed = new Promise<void>(resolve => this.#server.close(() => resolve()))
    for (const conversation of this.#conversations) conversation.end()
    return closed
  }
}

/** Never on another interface than the loopback. */
function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new YieldpointError('host/port-in-use', { port }) : error),
    )
    server.listen(port, '127.0.0.1', resolve)
  })
}
