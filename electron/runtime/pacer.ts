import type { LoopHost } from './host.ts'

/** What the pacer drives. */
export interface Paced {
  /** Runs `run` with the loop as the running one. */
  within<T>(run: () => T): T
  /** At most `count` entries of the ready queue, fewer if somebody pauses; false if there is none left, or somebody did. */
  runSome(count: number): boolean
  /** Called when nothing is ready: the host's time at which the next timer is due, if there is one. */
  rest(): number | null
}

/** Steps between two looks at the host's clock, at most: fewer while steps are slow. */
const MAX_STRIDE = 32

/** Shares the thread between the loop and its host: runs slices, lets the host in between, sleeps until the next timer. */
export class Pacer {
  // I1  at most one slice is asked of the host, and none while paused, closed or not started.
  // I2  asleep: running, no slice under way or asked for. Then whatever makes something ready must call `wake`.
  asleep = false
  readonly #loop: Paced
  readonly #host: LoopHost
  readonly #sliceSeconds: number
  // I3  #running = #started and neither #paused nor #closed.
  #started = false
  #paused = false
  #closed = false
  #running = false
  #asked = false
  #alarm: (() => void) | null = null

  constructor(loop: Paced, host: LoopHost, sliceSeconds: number) {
    this.#loop = loop
    this.#host = host
    this.#sliceSeconds = sliceSeconds
  }

  /** Started, and neither paused nor closed. */
  get running(): boolean {
    return this.#running
  }

  start(): void {
    this.#started = true
    this.#ask()
  }

  pause(): void {
    this.#paused = true
    this.#settle()
  }

  resume(): void {
    this.#paused = false
    this.#ask()
  }

  close(): void {
    this.#closed = true
    this.#settle()
  }

  wake(): void {
    if (this.asleep) this.#ask()
  }

  #ask(): void {
    this.#settle()
    if (this.#asked || !this.running) return // I1
    this.#asked = true
    this.#host.soon(this.#slice)
  }

  /** No longer asleep. */
  #settle(): void {
    this.#running = this.#started && !this.#paused && !this.#closed // I3
    this.asleep = false
    this.#alarm?.()
    this.#alarm = null
  }

  readonly #slice = (): void => {
    this.#asked = false
    if (!this.running) return
    const more = this.#loop.within(this.#stretch)
    if (more) this.#ask()
    else if (this.running) this.#sleep()
  }

  /** Runs until the slice is over (true), nothing is ready or somebody paused. */
  readonly #stretch = (): boolean => {
    let last = this.#host.now()
    const end = last + this.#sliceSeconds
    let stride = 1
    for (;;) {
      if (!this.#loop.runSome(stride)) return false
      const now = this.#host.now()
      if (now >= end) return true
      stride = now - last < this.#sliceSeconds / 16 ? Math.min(stride * 2, MAX_STRIDE) : 1
      last = now
    }
  }

  #sleep(): void {
    this.asleep = true // I2
    const due = this.#loop.rest()
    if (due !== null && this.asleep) this.#alarm = this.#host.wakeAt(due, () => this.wake())
  }
}
