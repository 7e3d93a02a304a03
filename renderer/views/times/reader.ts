/** Measures as a run grows and as one looks at another part of it: in pieces, one reading at a time, not too often. */
import { type Lanes, type SubjectTimes, type Timed, TimeTally, type Within } from '../../../shared/lanes/index.ts'
import { inPieces } from './in-pieces.ts'

/** Twice a second is as often as numbers can be read. */
const EVERY_MS = 500

export class TimesReader {
  // I1  at most one reading goes on, and it is of #tally.
  // I2  a timer is set exactly while a reading was asked for too early.
  readonly #lanes: Lanes
  readonly #of: Timed
  readonly #told: (subjects: readonly SubjectTimes[]) => void
  #tally: TimeTally | null = null
  #within: Within | null = null
  /** Of the lanes, when #tally began: what is dropped is to be measured no more. */
  #drops = 0
  #busy = false
  /** What is asked for while a reading goes on is one more reading. */
  #again = false
  #abandon: (() => void) | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #last = Number.NEGATIVE_INFINITY

  constructor(lanes: Lanes, of: Timed, told: (subjects: readonly SubjectTimes[]) => void) {
    this.#lanes = lanes
    this.#of = of
    this.#told = told
  }

  look(within: Within): void {
    this.stop() // I1
    this.#within = within
    this.#drops = this.#lanes.drops
    this.#tally = new TimeTally(this.#lanes, this.#of, within)
    this.readOn()
  }

  readOn(): void {
    if (this.#within && this.#lanes.drops !== this.#drops) {
      this.look(this.#within)
      return
    }
    if (this.#busy) {
      this.#again = true
      return
    }
    if (this.#timer !== undefined) return
    const wait = this.#last + EVERY_MS - performance.now()
    if (wait <= 0) this.#read()
    else this.#timer = setTimeout(() => this.#read(), wait)
  }

  stop(): void {
    this.#abandon?.()
    clearTimeout(this.#timer)
    this.#timer = undefined // I2
    this.#busy = false
    this.#again = false
  }

  #read(): void {
    if (this.#tally === null) return
    this.#timer = undefined // I2
    this.#last = performance.now()
    this.#busy = true
    this.#abandon = inPieces(this.#tally.read(), subjects => {
      this.#busy = false
      this.#told(subjects)
      if (!this.#again) return
      this.#again = false
      this.readOn()
    })
  }
}
