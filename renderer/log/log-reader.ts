/** What the worker does: reads a run's log part by part, makes lanes of it, keeps it, and goes to moments of it. */
import type { WireError } from '../../shared/errors.ts'
import { buffersOf, LaneBuilder } from '../../shared/lanes/index.ts'
import { encodeState } from '../../shared/log/index.ts'
import type { Res } from '../../shared/protocol/commands.ts'
import { bytesOf } from './base64.ts'
import { KeptLog } from './kept-log.ts'
import type { FromWorker, LogStatus, Port, Position, ToWorker, Wish } from './messages.ts'
import { arrive } from './moments.ts'

/** A log that goes on is asked for news so often at most. */
const PAUSE_MS = 50
/** Rows that the page takes in within a few milliseconds, also when it has to collect garbage meanwhile. */
const ROWS_AT_ONCE = 8_000

type Later = (callback: () => void, ms: number) => void

export class LogReader {
  // I1  one part of the log is on its way exactly while #pulling.
  // I2  the last wish counts: it is granted when the log is known as far as that, or as far as it goes.
  readonly #port: Port<ToWorker, FromWorker>
  readonly #later: Later
  readonly #builder = new LaneBuilder()
  #log: KeptLog | null = null
  #next = { segment: 0, offset: 0 }
  #on = false
  #pulling = false
  #resting = false
  #wish: Wish | null = null
  #state: LogStatus['state'] = 'loading'
  #end: Position = { seq: 0, at: 0 }
  #damaged: WireError | null = null
  #error: WireError | null = null

  constructor(port: Port<ToWorker, FromWorker>, later: Later) {
    this.#port = port
    this.#later = later
    port.onMessage(message => this.#receive(message))
  }

  #receive(message: ToWorker): void {
    switch (message.kind) {
      case 'start':
        this.#log = this.#newLog(message.budgetBytes)
        break
      case 'read':
        this.#readOn(message.on)
        break
      case 'page':
        this.#read(message.page)
        break
      case 'refused':
        this.#refused(message.error)
        break
      case 'travel':
        this.#wish = message.wish
        this.#grant()
        break
    }
  }

  /** What was refused once, as the connection was lost, is asked for again. */
  #readOn(on: boolean): void {
    this.#on = on
    if (on && this.#state === 'failed') {
      this.#state = 'loading'
      this.#error = null
    }
    this.#pull()
  }

  #newLog(budgetBytes: number): KeptLog {
    return new KeptLog(budgetBytes, {
      keyFrame: state => {
        this.#builder.keyFrame(state)
        this.#seen(state)
      },
      event: event => {
        this.#builder.event(event)
        this.#seen(event)
        if (this.#builder.pending >= ROWS_AT_ONCE) this.#sendLanes()
      },
      damaged: error => {
        this.#damaged = error
      },
    })
  }

  #seen({ seq, at }: Position): void {
    if (seq > this.#end.seq) this.#end = { seq, at: Math.max(at, this.#end.at) }
  }

  #pull(): void {
    if (!this.#on || this.#pulling || this.#resting || this.#state === 'ended' || this.#state === 'failed') return
    this.#pulling = true // I1
    this.#port.post({ kind: 'pull', ...this.#next })
  }

  #read({ segment, bytes, next, state }: Res<'log.read'>): void {
    this.#pulling = false
    this.#next = next
    this.#state = state === 'more' ? 'loading' : state === 'live' ? 'live' : 'ended'
    if (state === 'more') this.#pull() // the host reads on while this is decoded
    const before = this.#end.seq
    if (bytes !== '') this.#log!.add(segment, bytesOf(bytes))
    if (this.#end.seq > before || state !== 'live') this.#sendLanes()
    this.#sendStatus()
    this.#grant()
    if (state === 'live') this.#rest()
  }

  #rest(): void {
    this.#resting = true
    this.#later(() => {
      this.#resting = false
      this.#pull()
    }, PAUSE_MS)
  }

  /** What was read stays. */
  #refused(error: WireError): void {
    this.#pulling = false
    this.#state = 'failed'
    this.#error = error
    this.#sendStatus()
    this.#grant()
  }

  #grant(): void {
    const wish = this.#wish
    if (wish === null || (this.#state === 'loading' && isBeyond(wish, this.#end))) return // I2
    this.#wish = null
    const arrival = arrive(this.#log!, wish)
    if (arrival === null) {
      this.#port.post({ kind: 'arrived', position: this.#end, state: null })
      return
    }
    const state = encodeState(arrival.state)
    this.#port.post({ kind: 'arrived', position: arrival.position, state }, [state.buffer as ArrayBuffer])
  }

  #sendLanes(): void {
    const delta = this.#builder.take()
    this.#port.post({ kind: 'lanes', delta }, buffersOf(delta))
  }

  #sendStatus(): void {
    const first = this.#log!.frames[0]
    const from = first === undefined ? this.#end : { seq: first.seq, at: first.at }
    this.#port.post({
      kind: 'status',
      status: { state: this.#state, end: this.#end, from, damaged: this.#damaged, error: this.#error },
    })
  }
}

const isBeyond = (wish: Wish, end: Position): boolean =>
  wish.kind === 'at' ? wish.at >= end.at : wish.from.seq > end.seq
