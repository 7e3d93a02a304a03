/**
 * What is outside of a run, as its scripts and tasks may reach it. Everything that is opened is known here, and gone when the run
 * is: nothing outlives it.
 */
import { connect } from 'node:net'
import { YieldpointError } from '../../shared/errors.ts'
import { LOOPBACK, NO_PERMISSIONS, type Permissions } from '../../shared/graph/permissions.ts'
import { Coroutine, type Steps } from '../runtime/index.ts'
import { Child, DEVNULL, PIPE, type Stdio } from './child.ts'
import { Connection } from './connection.ts'
import type { RequestOptions } from './http/options.ts'
import { HttpSession, type HttpSurroundings, type SessionOptions } from './http/session.ts'
import { Keeper } from './keeper.ts'
import { type ClientHandler, Listener } from './listener.ts'
import { OpenThings } from './open-things.ts'
import { bareHost, Permits, textOf } from './permits.ts'
import { reasonOf } from './pour.ts'
import { findProgram, insideFolder } from './programs.ts'
import { Server } from './server.ts'
import { DEFAULT_LIMIT, type StreamReader } from './streams/stream-reader.ts'
import type { StreamWriter } from './streams/stream-writer.ts'
import { Subprocess } from './subprocess.ts'

export interface WorldPlan {
  /** What the graph declares. */
  readonly declared: Permissions
  /** What the user has allowed of it: entries with their kind. */
  readonly allowed: readonly string[]
  /** Where programs run; null: the graph was never saved. */
  readonly folder: string | null
  /** What programs are told of their surroundings; PATH says where they are looked for. */
  readonly environment: Readonly<Record<string, string>>
}

export const CLOSED_WORLD: WorldPlan = { declared: NO_PERMISSIONS, allowed: [], folder: null, environment: {} }

export interface StreamOptions {
  /** Bytes: the longest line; twice as many are kept before the sender waits. */
  readonly limit?: number
  /** What the monitor shows. */
  readonly name?: string
}

export interface ProgramOptions extends StreamOptions {
  /** What is not a pipe leads nowhere. */
  readonly stdin?: Stdio
  readonly stdout?: Stdio
  readonly stderr?: Stdio
  /** From the graph's folder on. */
  readonly cwd?: string | undefined
}

export class World {
  readonly #open = new OpenThings()
  readonly #keeper = new Keeper()
  readonly #servers = new Set<Listener>()
  readonly #sessions = new Set<HttpSession>()
  readonly #plan: WorldPlan
  readonly #permits: Permits
  readonly #http: HttpSurroundings
  #ended: Promise<void> | null = null

  constructor(plan: WorldPlan = CLOSED_WORLD) {
    this.#plan = plan
    this.#permits = new Permits(plan.declared, plan.allowed)
    this.#http = {
      open: this.#open,
      permits: this.#permits,
      isOwn: url => [...this.#servers].some(({ serving, address }) => serving && `${address.port}` === url.port),
    }
  }

  /** How many sockets, servers and programs are open. */
  get size(): number {
    return this.#open.size
  }

  /** What scripts import from 'yieldpoint'. */
  readonly face = {
    openConnection: (host: string, port: number, options?: StreamOptions) =>
      new Coroutine(this.#connect(host, port, options), 'openConnection', 'as it is'),
    startServer: (handler: ClientHandler, host: string = LOOPBACK, port = 0, options?: StreamOptions) =>
      new Coroutine(this.#listen(handler, host, port, options), 'startServer', 'as it is'),
    createSubprocess: (program: string, args: readonly string[] = [], options?: ProgramOptions) =>
      new Coroutine(this.#subprocess(program, args, options), 'createSubprocess', 'as it is'),
    http: {
      request: (url: string, options?: RequestOptions) => this.http.request(url, options),
      get: (url: string, options?: RequestOptions) => this.http.get(url, options),
      post: (url: string, options?: RequestOptions) => this.http.post(url, options),
      session: (options?: SessionOptions) => this.#session(options),
    },
  }

  /** The session of requests that name none. */
  get http(): HttpSession {
    const [first] = this.#sessions
    return first ?? this.#session()
  }

  /** Starts a program. @throws YieldpointError world/… */
  *run(program: string, args: readonly string[], options: ProgramOptions = {}): Steps<Child> {
    const command = [String(program), ...Array.from(args, String)] as const
    const { stdin, stdout, stderr, cwd } = options
    this.#permits.run(command)
    this.#open.check()
    const { folder, environment } = this.#plan
    const parts = {
      command,
      file: findProgram(command[0], { folder, environment }),
      cwd: insideFolder(String(cwd ?? '.'), folder),
      environment,
      ...{ stdin: stdioOf(stdin), stdout: stdioOf(stdout), stderr: stdioOf(stderr) },
      ...{ open: this.#open, keeper: this.#keeper },
      ...streamOptions(options),
    }
    const child = startChild(() => new Child(parts), command[0])
    yield* child.started()
    return child
  }

  /** The graph is done: no more clients. */
  closeServers(): void {
    for (const server of this.#servers) server.abort()
  }

  /** The run is over: closes everything; resolves when it is closed. */
  end(): Promise<void> {
    this.#ended ??= this.#open.end().then(() => this.#keeper.end())
    for (const session of this.#sessions) session.close()
    return this.#ended
  }

  #session(options?: SessionOptions): HttpSession {
    const session = new HttpSession(this.#http, options)
    this.#sessions.add(session)
    return session
  }

  *#subprocess(program: string, args: readonly string[], options?: ProgramOptions): Steps<Subprocess> {
    return new Subprocess(yield* this.run(program, args, options))
  }

  *#connect(host: string, port: number, options?: StreamOptions): Steps<[StreamReader, StreamWriter]> {
    const address = this.#permits.connect(host, port)
    this.#open.check()
    const connection = new Connection({
      socket: connect({ host: bareHost(address.host), port: address.port, allowHalfOpen: true }),
      peer: textOf(address),
      open: this.#open,
      ...streamOptions(options),
    })
    yield* connection.connected()
    return [connection.reader, connection.writer]
  }

  *#listen(handler: ClientHandler, host: string, port: number, options?: StreamOptions): Steps<Server> {
    const address = this.#permits.listen(host, port)
    this.#open.check()
    const listener = new Listener({ handler, address, open: this.#open, ...streamOptions(options) })
    this.#servers.add(listener)
    yield* listener.start()
    return new Server(listener)
  }
}

/** Read once: a script may pass what reads differently each time. */
export function streamOptions(options: StreamOptions | undefined): { limit: number; name: string | undefined } {
  const { limit, name } = options ?? {}
  const bytes = Number(limit ?? DEFAULT_LIMIT)
  return { limit: bytes > 0 ? bytes : DEFAULT_LIMIT, name: name === undefined ? undefined : String(name) }
}

function stdioOf(value: unknown): Stdio {
  if (value === undefined || value === DEVNULL) return DEVNULL
  if (value === PIPE) return PIPE
  throw new YieldpointError('runtime/bad-argument', { what: 'stdio', expected: 'PIPE or DEVNULL', got: String(value) })
}

/** Most of what goes wrong the system tells later, some at once: an argument with a NUL in it. */
function startChild(start: () => Child, program: string): Child {
  try {
    return start()
  } catch (error) {
    throw new YieldpointError('world/spawn-failed', { program, reason: reasonOf(error) })
  }
}
