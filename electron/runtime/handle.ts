import { currentValues, enterContext } from './contexts.ts'
import type { EventLoop } from './loop.ts'
import type { Runnable } from './ready-ring.ts'
import type { Timed } from './timer-heap.ts'

/** A callback that the loop will run once, unless it is cancelled before. */
export class Handle<A = void> implements Runnable {
  #callback: ((argument: A) => void) | null
  readonly #argument: A
  readonly #context = currentValues()

  constructor(callback: (argument: A) => void, argument: A) {
    this.#callback = callback
    this.#argument = argument
  }

  /** The callback that is still to run. */
  get callback(): ((argument: A) => void) | null {
    return this.#callback
  }

  /** What the callback is given: the future that is done, if it is a done callback. */
  get argument(): A {
    return this.#argument
  }

  cancel(): void {
    this.#callback = null
  }

  cancelled(): boolean {
    return this.#callback === null
  }

  run(): void {
    const callback = this.#callback
    if (callback === null) return
    const outside = enterContext(this.#context)
    try {
      callback(this.#argument) // not as a method: a script's callback would get this handle as its `this`
    } finally {
      enterContext(outside)
    }
  }
}

/** A callback for a time. */
export class TimerHandle implements Runnable, Timed {
  readonly when: number
  queued = false
  readonly #loop: EventLoop
  readonly #context = currentValues()
  #callback: (() => void) | null

  constructor(loop: EventLoop, when: number, callback: () => void) {
    this.#loop = loop
    this.when = when
    this.#callback = callback
  }

  get callback(): (() => void) | null {
    return this.#callback
  }

  cancel(): void {
    this.#callback = null
    this.#loop.timers.cancel(this)
  }

  cancelled(): boolean {
    return this.#callback === null
  }

  run(): void {
    const callback = this.#callback
    if (callback === null) return
    const outside = enterContext(this.#context)
    try {
      callback()
    } finally {
      enterContext(outside)
    }
  }
}
