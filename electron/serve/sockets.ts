/** A WebSocket a viewer: requests in, replies and pushes out, and a session that ends with it. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { ReplyFrame } from '../../shared/protocol/host.ts'
import { z } from '../../shared/zod.ts'
import { type Services, Session } from '../services/index.ts'
import type { Access } from './access.ts'

/** A graph file may have 16 MB; JSON's escapes need some room more. */
const MAX_PAYLOAD_BYTES = 20 * 1024 * 1024
/** A viewer that lets this much lie is gone or asleep; it catches up when it connects anew. */
const MAX_BACKLOG_BYTES = 256 * 1024 * 1024
const PING_MS = 15_000

const requestSchema = z.strictObject({ id: z.number().int(), name: z.string(), req: z.unknown() })

export function attachSockets(server: Server, services: Services, access: Access): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD_BYTES, perMessageDeflate: false })
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (request.url !== '/socket' || !access.isOwnOrigin(request) || !access.hasCookie(request))
      return stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
    sockets.handleUpgrade(request, stream, head, socket => converse(socket, services))
  })
  const stopPinging = dropDeaf(sockets)
  return () => {
    stopPinging()
    for (const socket of sockets.clients) socket.terminate()
    sockets.close()
  }
}

function converse(socket: WebSocket, services: Services): void {
  const session = new Session(services, {
    host: 'browser',
    dialogs: null,
    send: text => (socket.bufferedAmount > MAX_BACKLOG_BYTES ? socket.terminate() : socket.send(text)),
    backlog: () => socket.bufferedAmount,
  })
  socket.on('message', data => void answer(socket, session, String(data)))
  socket.on('close', () => session.close())
  // A broken frame or a reset connection: `close` follows, and the viewer connects anew.
  socket.on('error', () => socket.terminate())
}

async function answer(socket: WebSocket, session: Session, text: string): Promise<void> {
  const request = requestSchema.safeParse(parseJson(text))
  if (!request.success) return socket.close(1007, 'not a request')
  const { id, name, req } = request.data
  const reply = await session.call(name, req)
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ id, reply } satisfies ReplyFrame))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Ends a connection whose other end has not answered the last ping. */
function dropDeaf(sockets: WebSocketServer): () => void {
  const asked = new WeakSet<WebSocket>()
  const timer = setInterval(() => {
    for (const socket of sockets.clients) {
      if (asked.has(socket)) {
        socket.terminate()
      } else {
        asked.add(socket)
        socket.once('pong', () => asked.delete(socket))
        socket.ping()
      }
    }
  }, PING_MS)
  return () => clearInterval(timer)
}
