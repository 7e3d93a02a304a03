/** The app for a browser on this machine. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { YieldpointError } from '../../shared/errors.ts'
import type { Services } from '../services/index.ts'
import { Access } from './access.ts'
import { pageListener } from './pages.ts'
import { attachSockets } from './sockets.ts'

export interface Serving {
  /** With the key: whoever has it may use the app. */
  address: string
  port: number
  close(): Promise<void>
}

export interface ServeOptions {
  services: Services
  /** Folder of the built page. */
  renderer: string
  /** 0: any that is free. */
  port: number
}

export async function serve({ services, renderer, port: wanted }: ServeOptions): Promise<Serving> {
  const server = createServer()
  const port = await listen(server, wanted)
  const access = new Access(port)
  server.on('request', pageListener(renderer, access))
  const closeSockets = attachSockets(server, services, access)
  return {
    address: `http://127.0.0.1:${port}/?key=${access.key}`,
    port,
    close() {
      closeSockets()
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      server.closeAllConnections()
      return closed
    },
  }
}

/** Never on another interface than the loopback. */
function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  server.once('error', (error: NodeJS.ErrnoException) =>
    reject(error.code === 'EADDRINUSE' ? new YieldpointError('host/port-in-use', { port }) : error),
  )
  server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  return promise
}
