/** A host in memory: answers as a test tells it, remembers what was asked, and pushes what a test hands it. */

import type { FromWorker, Port, ToWorker, WorkerPort } from '../../renderer/log/index.ts'
import { LogReader } from '../../renderer/log/log-reader.ts'
import type { Environment } from '../../renderer/store/index.ts'
import type { CommandName, Reply, Req, Res } from '../../shared/protocol/commands.ts'
import { DEFAULT_SETTINGS, type Doc } from '../../shared/protocol/documents.ts'
import type { Connection, Host } from '../../shared/protocol/host.ts'
import type { Push } from '../../shared/protocol/pushes.ts'

type Answers = { [C in CommandName]?: (req: Req<C>) => Reply<Res<C>> }

export const ok = <T>(value: T): Reply<T> => ({ ok: true, value })

export class FakeHost implements Host {
  readonly asked: { name: CommandName; req: unknown }[] = []
  readonly answers: Answers
  #push: (push: Push) => void = () => {}
  #connection: (connection: Connection) => void = () => {}

  constructor(answers: Answers = {}) {
    this.answers = { 'app.hello': () => ok(hello()), ...answers }
  }

  async call<C extends CommandName>(name: C, req: Req<C>): Promise<Reply<Res<C>>> {
    this.asked.push({ name, req })
    const answer = this.answers[name] as ((req: Req<C>) => Reply<Res<C>>) | undefined
    return answer ? answer(req) : (ok(null) as Reply<Res<C>>)
  }

  onPush(listener: (push: Push) => void): () => void {
    this.#push = listener
    return () => {
      this.#push = () => {}
    }
  }

  onConnection(listener: (connection: Connection) => void): () => void {
    this.#connection = listener
    listener('open')
    return () => {
      this.#connection = () => {}
    }
  }

  push(push: Push): void {
    this.#push(push)
  }

  connection(connection: Connection): void {
    this.#connection(connection)
  }

  /** The requests of one command, in order. */
  requests<C extends CommandName>(name: C): Req<C>[] {
    return this.asked.filter(asked => asked.name === name).map(asked => asked.req as Req<C>)
  }
}

export const hello = (more: Partial<Res<'app.hello'>> = {}): Res<'app.hello'> => ({
  version: '0.1.0',
  host: 'browser',
  platform: 'linux',
  language: 'en',
  workers: 2,
  topics: [],
  library: [],
  recent: [],
  docs: [],
  activeDoc: null,
  runs: [],
  settings: DEFAULT_SETTINGS,
  ...more,
})

export const kitchen = (more: Partial<Doc> = {}): Doc => ({
  id: 'doc-1',
  name: 'pizza-kitchen.taskgraph.yaml',
  path: '/graphs/pizza-kitchen.taskgraph.yaml',
  bundled: null,
  files: [{ path: 'pizza-kitchen.taskgraph.yaml', text: 'taskgraph: 1\n', dirty: false }],
  problems: [],
  permissions: [],
  outline: null,
  title: 'Pizza kitchen',
  clock: 'real',
  seed: 7,
  ...more,
})

/** A page whose frames and timers come when the test says so. */
export class FakePage {
  nowMs = 0
  readonly kept = new Map<string, string>()
  #frames: (() => void)[] = []
  #timers: { at: number; callback: () => void }[] = []

  environment(host: Host): Environment {
    return {
      host,
      nowMs: () => this.nowMs,
      frame: callback => void this.#frames.push(callback),
      later: (callback, ms) => {
        const timer = { at: this.nowMs + ms, callback }
        this.#timers.push(timer)
        return () => {
          this.#timers = this.#timers.filter(other => other !== timer)
        }
      },
      memory: { read: key => this.kept.get(key) ?? null, write: (key, text) => void this.kept.set(key, text) },
      system: { language: 'en', dark: true, still: false },
      logWorker: () => this.#logWorker(),
    }
  }

  /** The worker's own work, done in this thread: messages are copied and come a microtask later. */
  #logWorker(): WorkerPort {
    const toWorker = new Pipe<ToWorker>()
    const toPage = new Pipe<FromWorker>()
    const later = (callback: () => void, ms: number) => {
      this.#timers.push({ at: this.nowMs + ms, callback })
    }
    new LogReader(portOf(toWorker, toPage), later)
    return portOf(toPage, toWorker)
  }

  frame(): void {
    const due = this.#frames
    this.#frames = []
    for (const callback of due) callback()
  }

  pass(ms: number): void {
    this.nowMs += ms
    const due = this.#timers.filter(timer => timer.at <= this.nowMs)
    this.#timers = this.#timers.filter(timer => timer.at > this.nowMs)
    for (const { callback } of due) callback()
  }
}

class Pipe<T> {
  listener: (message: T) => void = () => {}
  open = true

  send(message: T): void {
    const copy = structuredClone(message)
    queueMicrotask(() => {
      if (this.open) this.listener(copy)
    })
  }
}

const portOf = <In, Out>(from: Pipe<In>, to: Pipe<Out>): Port<In, Out> => ({
  post: message => to.send(message),
  onMessage: listener => {
    from.listener = listener
  },
  close: () => {
    from.open = to.open = false
  },
})

/** Lets promises that are already settled be noticed. */
export const settle = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await Promise.resolve()
}
