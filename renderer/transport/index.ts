/** Which host this page has: Electron's bridge where there is one, else a WebSocket to where the page came from. */
import type { Bridge, Host } from '../../shared/protocol/host.ts'
import { BridgeHost } from './bridge-host.ts'
import { SocketHost } from './socket-host.ts'

declare global {
  interface Window {
    /** Put there by electron/preload.ts. */
    readonly yieldpoint?: Bridge
  }
}

export const createHost = (): Host =>
  window.yieldpoint
    ? new BridgeHost(window.yieldpoint)
    : new SocketHost({
        open: () => new WebSocket(`ws://${location.host}/socket`),
        later: (callback, ms) => void setTimeout(callback, ms),
      })
