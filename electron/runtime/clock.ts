/** The loop's time in seconds, from 0. */
export interface Clock {
  time(): number
  /** Lets time pass up to `when` at once: on the virtual clock, and while stepping through a run. */
  jumpTo(when: number): void
  /** While frozen, only jumps move it. */
  freeze(): void
  thaw(): void
  setSpeed(speed: number): void
}

/** Moves only when it is told to. */
export class VirtualClock implements Clock {
  #now = 0

  time(): number {
    return this.#now
  }

  jumpTo(when: number): void {
    this.#now = Math.max(this.#now, when)
  }

  freeze(): void {}

  thaw(): void {}

  setSpeed(): void {}
}

/** Follows the host's clock, `speed` times as fast. Frozen until it is first thawed. */
export class RealClock implements Clock {
  // I1  time = #base + (now - #since) * #speed, and #base alone while frozen.
  readonly #now: () => number
  #base = 0
  #since: number
  #speed: number
  #frozen = true

  constructor(now: () => number, speed: number) {
    this.#now = now
    this.#since = now()
    this.#speed = speed
  }

  time(): number {
    return this.#frozen ? this.#base : this.#base + (this.#now() - this.#since) * this.#speed // I1
  }

  /** When the host's clock will show what this one shows at `when`. */
  hostTimeOf(when: number): number {
    return this.#since + (when - this.#base) / this.#speed
  }

  jumpTo(when: number): void {
    this.#anchor(Math.max(this.time(), when))
  }

  freeze(): void {
    this.#anchor(this.time())
    this.#frozen = true
  }

  thaw(): void {
    this.#anchor(this.time())
    this.#frozen = false
  }

  setSpeed(speed: number): void {
    this.#anchor(this.time())
    this.#speed = speed
  }

  #anchor(time: number): void {
    this.#base = time
    this.#since = this.#now()
  }
}
