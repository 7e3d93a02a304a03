/** The page's side of one run's log: gives the worker what it pulls, keeps the lanes, and tells what comes back. */
import type { WireError } from '../../shared/errors.ts'
import { LaneStore } from '../../shared/lanes/index.ts'
import { decodeState } from '../../shared/log/index.ts'
import type { Reply, Req, Res } from '../../shared/protocol/commands.ts'
import type { RunState } from '../../shared/state/run-state.ts'
import type { FromWorker, LogStatus, Position, Wish, WorkerPort } from './messages.ts'

/** Of the lanes: some 160 MB. */
const MOST_SEGMENTS = 6_000_000
/** What is kept of a log in memory. */
const BUDGET_BYTES = 256 * 1024 * 1024

export interface LogListener {
  lanes(lanes: LaneStore): void
  status(status: LogStatus): void
  /** `state` null: there is no such moment. */
  arrived(position: Position, state: RunState | null): void
}

type Read = (req: Omit<Req<'log.read'>, 'run'>) => Promise<Reply<Res<'log.read'>>>

export class LogClient {
  // I1  one wish is at the worker at a time; of those that come meanwhile the last waits in #wished.
  readonly lanes = new LaneStore(MOST_SEGMENTS)
  readonly #port: WorkerPort
  readonly #read: Read
  readonly #listener: LogListener
  /** The version of the lanes that was told last. */
  #told = 0
  #travelling = false
  #wished: (() => Wish) | null = null
  #closed = false

  constructor(port: WorkerPort, read: Read, listener: LogListener) {
    this.#port = port
    this.#read = read
    this.#listener = listener
    port.onMessage(message => this.#receive(message))
    port.post({ kind: 'start', budgetBytes: BUDGET_BYTES })
  }

  /** Whether it is read at all; the worker keeps what it has. */
  readOn(on: boolean): void {
    this.#port.post({ kind: 'read', on })
  }

  /** `wish` is asked for when it is sent, so that a step goes on from where the last one led. */
  travel(wish: () => Wish): void {
    this.#wished = wish
    this.#send()
  }

  /** There is a later wish than the one that is being granted. */
  get wishing(): boolean {
    return this.#wished !== null
  }

  /** Wishes that are not granted yet are not wished any more. */
  stay(): void {
    this.#wished = null
  }

  close(): void {
    this.#closed = true
    this.#port.close()
  }

  #send(): void {
    if (this.#travelling || this.#wished === null) return
    this.#travelling = true // I1
    this.#port.post({ kind: 'travel', wish: this.#wished() })
    this.#wished = null
  }

  #receive(message: FromWorker): void {
    if (this.#closed) return
    switch (message.kind) {
      case 'pull':
        void this.#pull({ segment: message.segment, offset: message.offset })
        break
      case 'lanes':
        this.lanes.add(message.delta)
        break
      case 'status':
        this.#tellLanes()
        this.#listener.status(message.status)
        break
      case 'arrived':
        this.#travelling = false
        this.#listener.arrived(message.position, message.state && decodeState(message.state))
        this.#send()
        break
    }
  }

  /** Once a part of the log, not once a delta: what draws the lanes would draw more often than it is seen. */
  #tellLanes(): void {
    if (this.lanes.version === this.#told) return
    this.#told = this.lanes.version
    this.#listener.lanes(this.lanes)
  }

  async #pull(place: { segment: number; offset: number }): Promise<void> {
    const reply = await this.#read(place)
    if (this.#closed) return
    if (reply.ok) this.#port.post({ kind: 'page', page: reply.value })
    else this.#port.post({ kind: 'refused', error: reply.error satisfies WireError })
  }
}
