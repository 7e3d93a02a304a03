/** A viewer without a page: speaks the browser host's protocol from Node. */
import WebSocket from 'ws'
import { explain } from '../../shared/errors.ts'
import type { CommandName, Reply, Req, Res } from '../../shared/protocol/commands.ts'
import type { PushFrame, ReplyFrame } from '../../shared/protocol/host.ts'
import { applyBatch } from '../../shared/state/reducer.ts'
import { emptyRun, fromSnapshot, type RunState } from '../../shared/state/run-state.ts'

export class Client {
  readonly #socket: WebSocket
  readonly #replies = new Map<number, (reply: Reply<unknown>) => void>()
  readonly #pushed = new Set<(frame: PushFrame) => void>()
  #ids = 0

  static async connect(address: string): Promise<Client> {
    const { origin, host } = new URL(address)
    const answer = await fetch(address, { redirect: 'manual' })
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const socket = new WebSocket(`ws://${host}/socket`, { origin, headers: { cookie } })
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    return new Client(socket)
  }

  constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', data => this.#hear(JSON.parse(String(data))))
  }

  async call<C extends CommandName>(name: C, req: Req<C>): Promise<Res<C>> {
    const id = ++this.#ids
    const reply = await new Promise<Reply<unknown>>(resolve => {
      this.#replies.set(id, resolve)
      this.#socket.send(JSON.stringify({ id, name, req }))
    })
    if (!reply.ok) throw new Error(explain(reply.error, 'en'))
    return reply.value as Res<C>
  }

  /** The run as it is now, and as it was a moment ago by the time it is here. */
  async look(run: number, is: (state: RunState) => boolean = () => true): Promise<RunState> {
    let state = emptyRun
    const seen = new Promise<RunState>(resolve => {
      const listen = ({ push }: PushFrame): void => {
        if (push.type === 'run.snapshot' && push.run === run) state = fromSnapshot(push.snapshot)
        else if (push.type === 'run.batch' && push.batch.run === run) state = applyBatch(state, push.batch)
        else return
        if (!is(state)) return
        this.#pushed.delete(listen)
        resolve(state)
      }
      this.#pushed.add(listen)
    })
    await this.call('run.watch', { run })
    const found = await seen
    await this.call('run.unwatch', { run })
    return found
  }

  close(): void {
    this.#socket.close()
  }

  #hear(frame: ReplyFrame | PushFrame): void {
    if ('push' in frame) for (const listener of this.#pushed) listener(frame)
    else this.#replies.get(frame.id)?.(frame.reply)
  }
}
