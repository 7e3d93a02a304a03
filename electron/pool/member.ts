import { seqOf } from './claims.ts'
import type { PoolCall } from './pool-call.ts'
import type { PoolWorker } from './pool-worker.ts'
import { type Answer, type CallMessage, LINE_LENGTH } from './wire.ts'

/**
 * How many milliseconds of work may wait in a worker's line: enough to keep it busy while the pool's own thread does something
 * else, little enough that it does not matter which worker a call waits for.
 */
const LINE_MS = 2

/** A worker's place in its pool and the line of calls that were sent to it. The first of the line runs, or is about to. */
export class Member {
  // I1  #line holds what was added and neither answered nor taken back, in that order.
  // I2  numbers under way are less than LINE_LENGTH apart (what `Claims` needs).
  // I3  #loadMs is the sum of what the calls of the line are expected to take; nothing stands behind one of which that is not known.
  /** From 1. */
  readonly number: number
  /** It does not matter what becomes of it: nothing more is sent. */
  ending = false
  /** Calls are being taken back, and who has what is not known until that is answered. */
  asking = false
  /** It has answered a call. */
  proven = false
  readonly #worker: PoolWorker
  readonly #line = new Map<number, { readonly nth: number; readonly call: PoolCall }>()
  #unsent: CallMessage[] = []
  #sent = 0
  #loadMs = 0

  constructor(number: number, worker: PoolWorker) {
    this.number = number
    this.#worker = worker
    worker.hold(false)
  }

  /** How many of its calls another worker could have: those behind the one that runs. */
  get spare(): number {
    if (this.ending || this.asking) return 0
    return this.proven ? Math.max(0, this.#line.size - 1) : this.#line.size
  }

  /** It will soon have nothing to do. */
  get runsOut(): boolean {
    return this.#line.size <= LINE_LENGTH / 2
  }

  get idle(): boolean {
    return this.#line.size === 0 && !this.ending && !this.asking
  }

  /** Whether a call that takes `ms` may wait behind what it has; only an idle one takes a call that is to be alone. */
  admits(call: PoolCall, ms: number): boolean {
    if (this.#line.size === 0) return this.idle
    return !this.ending && !this.asking && !call.alone && this.#hasRoom() && this.#loadMs + ms <= LINE_MS
  }

  /** Into its line; `flush` sends it. */
  add(call: PoolCall, ms: number): void {
    if (this.#line.size === 0) this.#worker.hold(true)
    const nth = this.#sent++
    call.member = this
    call.seq = seqOf(nth)
    call.loadMs = call.alone ? Number.POSITIVE_INFINITY : ms
    this.#loadMs += call.loadMs
    this.#line.set(call.seq, { nth, call })
    this.#unsent.push([call.seq, call.name, call.args])
  }

  flush(): void {
    if (this.#unsent.length === 0) return
    const calls = this.#unsent
    this.#unsent = []
    this.#worker.send(calls)
  }

  /** The call that is answered; undefined for one that was taken back. */
  answered([seq]: Answer): PoolCall | undefined {
    this.proven = true
    return this.#leave(seq)
  }

  /** Takes back those of `calls` that have not begun; they are in its line no more. */
  takeBack(calls: readonly PoolCall[], then: (taken: PoolCall[]) => void): void {
    this.asking = true
    this.#worker.takeBack(
      calls.map(call => call.seq),
      seqs => {
        this.asking = false
        then(seqs.flatMap(seq => this.#leave(seq) ?? []))
      },
    )
  }

  /** In order; the first of them may be under way. */
  line(): PoolCall[] {
    return Array.from(this.#line.values(), ({ call }) => call)
  }

  /** It is gone: the call that went with it, if that can be told, and those that others may take. */
  gone(): { fallen: PoolCall | undefined; rest: PoolCall[] } {
    const line = this.line()
    const fallen = this.#fallen(line)
    const rest = line.filter(call => call !== fallen)
    for (const call of line) {
      call.member = null
      call.alone ||= this.#worker.begun === null // one of these may have ended it
    }
    return { fallen, rest }
  }

  end(): void {
    this.ending = true
    this.#worker.hold(true) // who waits for its end is to see it
    this.#worker.end()
  }

  #fallen(line: readonly PoolCall[]): PoolCall | undefined {
    const { begun } = this.#worker
    if (begun === null) return line.length === 1 ? line[0] : undefined
    return line.findLast(call => begun(call.seq)) ?? (this.proven ? undefined : line[0])
  }

  #hasRoom(): boolean {
    const [oldest] = this.#line.values()
    return oldest === undefined || this.#sent - oldest.nth < LINE_LENGTH // I2
  }

  #leave(seq: number): PoolCall | undefined {
    const call = this.#line.get(seq)?.call
    if (call === undefined) return undefined
    this.#line.delete(seq)
    call.member = null
    this.#loadMs = this.#line.size === 0 ? 0 : this.#loadMs - call.loadMs // I3
    if (this.#line.size === 0) this.#worker.hold(false)
    return call
  }
}
