/** The connection and the one way to ask the host for something. */
import type { WireError } from '../../shared/errors.ts'
import type { CommandName, Reply, Req, Res } from '../../shared/protocol/commands.ts'
import type { Connection } from '../../shared/protocol/host.ts'
import type { Slice } from './slice.ts'

export type About = Pick<Res<'app.hello'>, 'version' | 'host' | 'platform' | 'workers' | 'topics' | 'library'>

export interface HostSlice {
  readonly connection: Connection
  /** Null until the host has answered for the first time. */
  readonly about: About | null
  /** The last thing that did not work; stays until it is dismissed or something else is done. */
  readonly failure: WireError | null
  call<C extends CommandName>(name: C, req: Req<C>): Promise<Reply<Res<C>>>
  /** `call`, and tells the user if it failed: then the answer is undefined. */
  ask<C extends CommandName>(name: C, req: Req<C>): Promise<Res<C> | undefined>
  fail(error: WireError): void
  dismissFailure(): void
}

export const hostSlice: Slice<HostSlice> = ({ set, get, env }) => ({
  connection: 'connecting',
  about: null,
  failure: null,
  call: (name, req) => env.host.call(name, req),
  ask: async (name, req) => {
    const reply = await get().call(name, req)
    if (reply.ok) return reply.value
    get().fail(reply.error)
    return undefined
  },
  fail: failure => set({ failure }),
  dismissFailure: () => set({ failure: null }),
})
