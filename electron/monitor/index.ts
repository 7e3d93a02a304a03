/** `monitor()`: puts a recorder on the program's loops, serves it, and leaves word where it is to be found. */
import { basename } from 'node:path'
import { YieldpointError } from '../../shared/errors.ts'
import { type Announcement, PROTOCOL } from '../../shared/protocol/program.ts'
import { watchLoops } from '../library/loops.ts'
import { announce } from './discovery.ts'
import { Program } from './program.ts'
import { ProgramServer } from './server.ts'

export interface MonitorOptions {
  /** What the app calls the program; the script's file name if left out. */
  readonly name?: string
  /** Of 127.0.0.1; any that is free if left out. */
  readonly port?: number
}

export interface Monitor extends AsyncDisposable {
  /** `127.0.0.1:PORT` */
  readonly address: string
  /** Who has it may watch and cancel. The user's other programs find it in a file that only the user can read. */
  readonly secret: string
  /** Adds a line to the program's log, as of the task that calls it. */
  log(...values: unknown[]): void
  /** Ends what viewers see and lets go of the loop. As the program ends, that happens by itself. */
  close(): Promise<void>
}

/** One a process: a program is one run to its viewers. */
let current: { readonly address: string } | null = null

/** @throws YieldpointError host/port-in-use, program/already-monitored */
export async function startMonitor({ name = defaultName(), port = 0 }: MonitorOptions): Promise<Monitor> {
  if (current !== null) throw new YieldpointError('program/already-monitored', { address: current.address })
  current = { address: `127.0.0.1:${port}` }
  try {
    return await opened(name.slice(0, 200), port)
  } catch (error) {
    current = null
    throw error
  }
}

async function opened(name: string, port: number): Promise<Monitor> {
  let server: ProgramServer | null = null
  const onChange = (): void => {
    server?.keepAlive(program.active) // a program that has come to a stand is to be looked at, not to be gone
    server?.tellSummary()
  }
  const program = new Program({ name, onChange })
  const stopWatching = watchLoops(program, 'first')
  try {
    server = await ProgramServer.open(program, port)
  } catch (error) {
    stopWatching()
    throw error
  }
  current = server
  onChange()
  return new OpenMonitor(program, server, stopWatching, await announced(program, server))
}

class OpenMonitor implements Monitor {
  readonly address: string
  readonly secret: string
  readonly #program: Program
  readonly #server: ProgramServer
  readonly #stopWatching: () => void
  readonly #withdraw: () => void
  readonly #ending = (): void => void this.close()
  #closed: Promise<void> | null = null

  constructor(program: Program, server: ProgramServer, stopWatching: () => void, withdraw: () => void) {
    this.address = server.address
    this.secret = server.secret
    this.#program = program
    this.#server = server
    this.#stopWatching = stopWatching
    this.#withdraw = withdraw
    process.once('beforeExit', this.#ending)
    process.once('exit', withdraw)
  }

  log(...values: unknown[]): void {
    this.#program.log(values)
  }

  close(): Promise<void> {
    this.#closed ??= this.#close()
    return this.#closed
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #close(): Promise<void> {
    process.off('beforeExit', this.#ending)
    process.off('exit', this.#withdraw)
    this.#program.close()
    this.#stopWatching()
    this.#withdraw()
    current = null
    return this.#server.close()
  }
}

/** Resolves with its undo. A program is not to fail because it cannot be found: its address and secret still serve. */
async function announced({ name, startedAtMs }: Program, { address, secret }: ProgramServer): Promise<() => void> {
  const announcement: Announcement = { yieldpoint: PROTOCOL, name, pid: process.pid, address, secret, startedAtMs }
  try {
    return await announce(announcement)
  } catch (error) {
    process.emitWarning(`yieldpoint attach will not find this program by itself: ${error}`)
    return () => {}
  }
}

const defaultName = (): string => (process.argv[1] === undefined ? 'node' : basename(process.argv[1]))
