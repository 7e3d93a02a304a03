import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'
import type { Writable } from 'node:stream'
import { YieldpointError } from '../../shared/errors.ts'
import {
  type Inlet,
  type ProcessStats,
  Resource,
  resources,
  runningLoop,
  type Steps,
  type Wait,
} from '../runtime/index.ts'
import type { Keeper } from './keeper.ts'
import type { OpenThing, OpenThings } from './open-things.ts'
import { pour, reasonOf } from './pour.ts'
import { readers, StreamReader } from './streams/stream-reader.ts'
import { StreamWriter, writers } from './streams/stream-writer.ts'
import { Waits } from './streams/waits.ts'

export const PIPE = 'pipe'
export const DEVNULL = 'devnull'
export type Stdio = typeof PIPE | typeof DEVNULL

export interface ChildParts {
  /** Where the program is. */
  readonly file: string
  /** As the graph names it, and its arguments. */
  readonly command: readonly [string, ...string[]]
  readonly cwd: string
  readonly environment: Readonly<Record<string, string>>
  readonly stdin: Stdio
  readonly stdout: Stdio
  readonly stderr: Stdio
  readonly limit: number
  readonly name?: string | undefined
  readonly open: OpenThings
  readonly keeper: Keeper
}

/** Real milliseconds that a program has for ending itself once it is asked to. */
const GRACE_MS = 2_000
const COMMAND_LIMIT = 80

/**
 * A program that runs, the pipes to it, and what the monitor is shown.
 * Source: asyncio.subprocess of CPython 3.11. What a program has started and left behind is ended with it.
 */
export class Child extends Resource implements OpenThing {
  // I1  it is among the open things, and its inlet is open, until the program has ended and its pipes are closed.
  // I2  #returncode is null exactly while it runs; then nobody waits for its end.
  readonly kind = 'process'
  readonly stdin: StreamWriter | null
  readonly stdout: StreamReader | null
  readonly stderr: StreamReader | null
  readonly #parts: ChildParts
  readonly #process: ChildProcess
  readonly #inlet: Inlet
  readonly #waits = new Waits(this)
  readonly #exits = new Set<Wait<void>>()
  #starting: Wait<void> | null = null
  #returncode: number | null = null
  #grace: NodeJS.Timeout | null = null

  constructor(parts: ChildParts) {
    super(parts.name === undefined ? {} : { name: parts.name })
    this.#parts = parts
    this.#inlet = runningLoop().inlet()
    this.#process = start(parts)
    const { stdin, stdout, stderr } = this.#process
    this.stdin = stdin === null ? null : this.#writerTo(stdin)
    this.stdout = stdout === null ? null : this.#readerFrom(stdout)
    this.stderr = stderr === null ? null : this.#readerFrom(stderr)
    parts.open.add(this) // I1
    resources.created(this)
    this.#listen()
  }

  get pid(): number | null {
    return this.#process.pid ?? null
  }

  get returncode(): number | null {
    return this.#returncode
  }

  /** Waits until it runs. @throws YieldpointError world/spawn-failed */
  *started(): Steps<void> {
    const wait = this.#waits.begin('connect')
    this.#starting = wait
    this.#inlet.expect()
    try {
      yield* wait
    } catch (error) {
      this.abort()
      throw error
    } finally {
      this.#starting = null
      this.#waits.over(wait)
    }
  }

  /** Waits for its end: the exit code, or −n if signal n ended it. */
  *exited(): Steps<number> {
    while (this.#returncode === null) {
      const wait = this.#waits.begin('exit')
      this.#exits.add(wait)
      this.#regulateTime()
      try {
        yield* wait
      } finally {
        this.#exits.delete(wait)
        this.#waits.over(wait)
        this.#regulateTime()
      }
    }
    return this.#returncode
  }

  /** To it and all that it has started. Does nothing once it has ended. */
  signal(name: NodeJS.Signals): void {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    this.#inlet.expect()
    this.#signalGroup(name)
  }

  /** Asks it to end, and ends it if it does not. */
  end(): void {
    this.signal('SIGTERM')
    if (this.#returncode === null) this.#grace ??= setTimeout(() => this.#signalGroup('SIGKILL'), GRACE_MS)
  }

  /** As `end`; nobody is there for its pipes any more. */
  abort(): void {
    for (const pipe of [this.#process.stdin, this.#process.stdout, this.#process.stderr]) pipe?.destroy()
    this.end()
  }

  stats(): ProcessStats {
    return Object.freeze({
      kind: this.kind,
      state: this.#returncode === null ? 'running' : 'exited',
      command: this.#parts.command.join(' ').slice(0, COMMAND_LIMIT),
      returncode: this.#returncode,
      waiters: this.#waits.tasks(),
      waiting: this.#waits.size,
    })
  }

  #listen(): void {
    const child = this.#process
    child.once('spawn', () => {
      this.#parts.keeper.began(child.pid!)
      this.#inlet.deliver(() => this.#runs())
    })
    child.once('error', error => {
      if (child.pid === undefined) this.#over(() => this.#neverRan(error))
    })
    child.once('exit', (code, signal) => {
      this.#signalGroup('SIGKILL') // what it left behind
      this.#parts.keeper.ended(child.pid!)
      this.#inlet.deliver(() => this.#ended(code ?? -(constants.signals[signal!] ?? 0)))
    })
    child.once('close', () => this.#over(() => resources.closed(this)))
  }

  #runs(): void {
    if (this.#starting !== null && !this.#starting.done()) this.#starting.setResult()
    this.#waits.changed()
  }

  #neverRan(error: unknown): void {
    const [program] = this.#parts.command
    const failed = new YieldpointError('world/spawn-failed', { program, reason: reasonOf(error) })
    if (this.#starting !== null && !this.#starting.done()) this.#starting.setException(failed)
    this.#ended(-1)
    resources.closed(this)
  }

  #ended(returncode: number): void {
    this.#returncode ??= returncode // I2
    if (this.#grace !== null) clearTimeout(this.#grace)
    for (const wait of this.#exits) if (!wait.done()) wait.setResult()
    this.#waits.changed()
  }

  #over(apply: () => void): void {
    if (this.#grace !== null) clearTimeout(this.#grace)
    this.#inlet.deliver(apply)
    this.#inlet.close()
    this.#parts.open.remove(this) // I1
  }

  /** Its end is sure to come, and virtual time waits for it, when somebody waits and nobody can tell it anything any more. */
  #regulateTime(): void {
    const told = this.stdin === null || this.stdin.isClosing() || writers.ended(this.stdin)
    this.#inlet.owe(this.#exits.size > 0 && told && this.#returncode === null)
  }

  #signalGroup(name: NodeJS.Signals): void {
    const { pid } = this.#process
    if (pid === undefined) return
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, name)
    } catch {
      // nobody is left in it
    }
  }

  #readerFrom(pipe: NonNullable<ChildProcess['stdout']>): StreamReader {
    const reader = new StreamReader(this.#waits, this.#parts.limit)
    pour(pipe, reader, this.#parts.limit, this.#inlet, () => this.#waits.changed())
    pipe.on('error', () => {})
    pipe.once('close', () => this.#inlet.deliver(() => readers.feedEof(reader)))
    return reader
  }

  #writerTo(pipe: Writable): StreamWriter {
    let error: unknown = null
    const end = (): void => {
      pipe.end()
      this.#inlet.expect()
      this.#regulateTime()
    }
    const writer: StreamWriter = new StreamWriter(
      this.#waits,
      {
        canEnd: true,
        write: bytes => {
          pipe.write(bytes, error => {
            if (!error && writers.paused(writer)) this.#inlet.deliver(() => writers.sent(writer))
          })
          this.#inlet.expect()
        },
        end,
        close: end,
        abort: () => pipe.destroy(),
        unsent: () => pipe.writableLength,
        info: () => null,
      },
      null,
    )
    pipe.on('error', reason => {
      error ??= new YieldpointError('world/connection-lost', { reason: reasonOf(reason) })
    })
    pipe.once('close', () => this.#inlet.deliver(() => writers.lost(writer, error)))
    return writer
  }
}

function start({ file, command, cwd, environment, stdin, stdout, stderr }: ChildParts): ChildProcess {
  const [, ...args] = command
  const stdio = [stdin, stdout, stderr].map(end => (end === PIPE ? 'pipe' : 'ignore')) as ('pipe' | 'ignore')[]
  // A group of its own, so that what it starts can be ended with it.
  return spawn(file, args, { cwd, env: { ...environment }, stdio, detached: true, windowsHide: true, shell: false })
}
