/** A connection to a program that lets itself be watched. Nothing it says is believed before it has been parsed. */
import { connect, type Socket } from 'node:net'
import { YieldpointError } from '../../shared/errors.ts'
import type { RequestFrame } from '../../shared/protocol/host.ts'
import {
  GREET_WITHIN_MS,
  type Greeting,
  LONGEST_REPLY,
  LONGEST_REQUEST,
  PROTOCOL,
  type ProgramFrame,
  programFrameSchema,
  type Welcome,
  welcomeSchema,
} from '../../shared/protocol/program.ts'
import { z } from '../../shared/zod.ts'
import { readLines } from '../monitor/lines.ts'

/** Where a program is, and what lets us in. */
export interface Target {
  /** `127.0.0.1:PORT` */
  readonly address: string
  readonly secret: string
}

export interface LinkListener {
  frame(frame: ProgramFrame): void
  /** Later calls mean nothing. `problem`: why we broke it off; null if the program did, or is gone. */
  closed(problem: string | null): void
}

export class Link {
  // I1  no listener yet: what came is in #early, in order.
  // I2  #welcome is null until the program has let us in; whatever goes wrong before that is told to `open`.
  readonly address: string
  readonly #socket: Socket
  readonly #opening = Promise.withResolvers<void>()
  readonly #late: NodeJS.Timeout
  #welcome: Welcome | null = null
  #listener: LinkListener | null = null
  #early: ((listener: LinkListener) => void)[] = []

  private constructor({ address, secret }: Target) {
    this.address = address
    this.#socket = connect({ host: '127.0.0.1', port: portOf(address) })
    this.#late = setTimeout(() => this.#notThere('no answer'), GREET_WITHIN_MS * 2)
    this.#socket.on('error', error => this.#notThere(error.message))
    this.#socket.on('close', () => this.#closed())
    this.#socket.write(`${JSON.stringify({ yieldpoint: PROTOCOL, secret } satisfies Greeting)}\n`)
    readLines(this.#socket, {
      longest: () => (this.#welcome === null ? LONGEST_REQUEST : LONGEST_REPLY),
      onLine: line => (this.#welcome === null ? this.#greeted(line) : this.#hear(line)),
      onBroken: problem => this.#broken(problem),
    })
  }

  /** @throws YieldpointError program/bad-address, not-there, refused, other-version, not-understood */
  static async open(target: Target): Promise<Link> {
    const link = new Link(target)
    await link.#opening.promise
    return link
  }

  get welcome(): Welcome {
    return this.#welcome as Welcome // who has a link has been let in: I2
  }

  listen(listener: LinkListener): void {
    this.#listener = listener
    for (const tell of this.#early) tell(listener)
    this.#early = []
  }

  send(frame: RequestFrame): void {
    if (this.#socket.writable) this.#socket.write(`${JSON.stringify(frame)}\n`)
  }

  close(): void {
    this.#socket.destroy()
  }

  #greeted(line: unknown): void {
    try {
      this.#welcome = welcomed(line, this.address)
      clearTimeout(this.#late)
      this.#opening.resolve()
    } catch (error) {
      this.#fail(error as YieldpointError)
    }
  }

  #hear(line: unknown): void {
    const frame = programFrameSchema.safeParse(line)
    if (frame.success) this.#tell(listener => listener.frame(frame.data))
    else this.#broken(z.prettifyError(frame.error).slice(0, 500))
  }

  #broken(problem: string): void {
    this.#tell(listener => listener.closed(problem))
    this.#fail(new YieldpointError('program/not-understood', { name: this.address, problem }))
  }

  /** A program that hangs up on who greets it does not know the secret. */
  #closed(): void {
    this.#tell(listener => listener.closed(null))
    this.#fail(new YieldpointError('program/refused', { address: this.address }))
  }

  #notThere(reason: string): void {
    this.#fail(new YieldpointError('program/not-there', { address: this.address, reason }))
  }

  /** Of what follows the first failure, and of what comes after the opening, the opening hears nothing. */
  #fail(error: YieldpointError): void {
    clearTimeout(this.#late)
    this.#socket.destroy()
    this.#opening.reject(error)
  }

  #tell(tell: (listener: LinkListener) => void): void {
    if (this.#listener === null)
      this.#early.push(tell) // I1
    else tell(this.#listener)
  }
}

function welcomed(line: unknown, address: string): Welcome {
  const welcome = welcomeSchema.safeParse(line)
  if (!welcome.success)
    throw new YieldpointError('program/not-understood', { name: address, problem: 'it is no program of ours' })
  const { yieldpoint: theirs } = welcome.data
  if (theirs !== PROTOCOL) throw new YieldpointError('program/other-version', { address, theirs, ours: PROTOCOL })
  return welcome.data
}

/** Only this machine's: whoever could send us elsewhere would learn a secret. */
function portOf(address: string): number {
  const port = Number(/^(?:127\.0\.0\.1|localhost):(\d{1,5})$/.exec(address)?.[1])
  if (!(port > 0 && port < 65_536)) throw new YieldpointError('program/bad-address', { address })
  return port
}
