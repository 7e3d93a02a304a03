/** The host behind Electron's preload script. It is never lost: it ends with the window. */
import { toWire } from '../../shared/errors.ts'
import type { CommandName, Reply, Req, Res } from '../../shared/protocol/commands.ts'
import type { Bridge, Connection, Host } from '../../shared/protocol/host.ts'
import type { Push } from '../../shared/protocol/pushes.ts'
import { failed, parsePush, parseReply } from './frames.ts'

export class BridgeHost implements Host {
  readonly #bridge: Bridge

  constructor(bridge: Bridge) {
    this.#bridge = bridge
  }

  async call<C extends CommandName>(name: C, req: Req<C>): Promise<Reply<Res<C>>> {
    try {
      return parseReply(name, await this.#bridge.call(name, req))
    } catch (error) {
      return failed(toWire(error))
    }
  }

  onPush(listener: (push: Push) => void): () => void {
    return this.#bridge.onPush(text => listener(parsePush(text)))
  }

  onConnection(listener: (connection: Connection) => void): () => void {
    listener('open')
    return () => undefined
  }
}
