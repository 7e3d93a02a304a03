/** The one interface the renderer talks to; Electron IPC and a WebSocket are its two transports. */
import type { CommandName, Reply, Req, Res } from './commands.ts'
import type { Push } from './pushes.ts'

export type Connection = 'connecting' | 'open' | 'lost'

export interface Host {
  call<C extends CommandName>(name: C, req: Req<C>): Promise<Reply<Res<C>>>
  /** Returns its undo. */
  onPush(listener: (push: Push) => void): () => void
  /** Told at once, then on every change. After `open` again, watch anew: snapshots make up for what was missed. */
  onConnection(listener: (connection: Connection) => void): () => void
}

/** Frames on a socket or channel. A push is prepared once as text and sent as it is to every viewer. */
export interface RequestFrame {
  id: number
  name: string
  req: unknown
}
export interface ReplyFrame {
  id: number
  reply: Reply<unknown>
}
export interface PushFrame {
  push: Push
}

/** What the preload script exposes in Electron as `window.yieldpoint`. Raw values: the renderer parses them. */
export interface Bridge {
  call(name: string, req: unknown): Promise<unknown>
  /** `text` is a PushFrame as JSON. */
  onPush(listener: (text: string) => void): () => void
}
