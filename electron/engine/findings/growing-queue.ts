import { bodyOf, type EventLoop, type Observed, Queue } from '../../runtime/index.ts'
import type { Recorder } from '../recorder.ts'
import { type Findings, named, placeAt, type Rule } from './rule.ts'

/** Turns in which something was put that make one window. */
const WINDOW = 25
const WINDOWS = 4

/** The class's own, whatever a script has put in its place. */
const sizeOf: (this: Queue) => number = Object.getOwnPropertyDescriptor(Queue.prototype, 'size')!.get!

/** How full a queue was in the last windows. */
class Growth {
  // I1  lows and highs are of the windows that are full, the last WINDOWS of them, oldest first.
  lows: number[] = []
  highs: number[] = []
  low = Number.POSITIVE_INFINITY
  high = 0
  puts = 0
  turn = -1
  size = 0

  /** One more turn in which something was put. True if the queue has only grown in the last windows. */
  put(size: number): boolean {
    this.low = Math.min(this.low, size)
    this.high = Math.max(this.high, size)
    if (++this.puts < WINDOW) return false
    this.lows = [...this.lows, this.low].slice(-WINDOWS) // I1
    this.highs = [...this.highs, this.high].slice(-WINDOWS)
    this.low = Number.POSITIVE_INFINITY
    this.high = this.puts = 0
    return this.#onlyGrows()
  }

  /** The least of each window is more than that of the one before, and that of the last more than the most of the first. */
  #onlyGrows(): boolean {
    const { lows, highs } = this
    return lows.length === WINDOWS && lows.every((low, i) => i === 0 || low > lows[i - 1]!) && lows.at(-1)! > highs[0]!
  }
}

/**
 * A queue without a bound that is filled faster than it is emptied: for WINDOWS windows of WINDOW putting turns each, it was
 * never as empty as in the window before. All that is put within one turn counts once, so that filling a queue at the start and
 * then working it off is no mistake.
 */
export class GrowingQueue implements Rule {
  readonly #queues = new WeakMap<Observed, Growth>() // a run may make any number of queues
  readonly #recorder: Recorder
  readonly #findings: Findings
  readonly #loop: () => EventLoop

  constructor(recorder: Recorder, findings: Findings, loop: () => EventLoop) {
    this.#recorder = recorder
    this.#findings = findings
    this.#loop = loop
  }

  resourceCreated(resource: Observed): void {
    if (resource instanceof Queue && resource.maxsize === 0) this.#queues.set(resource, new Growth())
  }

  resourceChanged(resource: Observed): void {
    const growth = this.#queues.get(resource)
    if (growth === undefined) return
    const size = sizeOf.call(resource as Queue)
    const put = size > growth.size
    growth.size = size
    growth.low = Math.min(growth.low, size)
    if (!put) return
    const { turns } = this.#loop()
    if (growth.turn === turns) return
    growth.turn = turns
    if (growth.put(size)) this.#report(resource, growth)
  }

  /** Once a queue: it is looked at no more. */
  #report(queue: Observed, { lows }: Growth): void {
    this.#queues.delete(queue)
    const resource = this.#recorder.resources.named(queue)
    if (resource === null) return
    const task = this.#loop().currentTask
    const place = task && placeAt(bodyOf(task).site, this.#recorder)
    this.#findings.report(resource.name, {
      ...{ rule: 'growing-queue', task: task && named(task), resource, place },
      ...{ puts: WINDOW * WINDOWS, from: lows[0]!, to: lows.at(-1)! },
    })
  }
}
