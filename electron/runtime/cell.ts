import { Resource, type ResourceOptions, resources } from './resource.ts'
import type { CellStats } from './stats.ts'
import type { Task } from './task.ts'

/** A variable that tasks share, and that the monitor shows: for lost updates, and for counts. */
export class Cell<T = unknown> extends Resource {
  readonly kind = 'cell'
  #value: T
  #changedBy: Task | null = null

  constructor(value: T, options?: ResourceOptions) {
    super(options)
    this.#value = value
    resources.created(this)
  }

  get value(): T {
    return this.#value
  }

  set value(value: T) {
    this.#value = value
    this.#changedBy = resources.loopOf(this)?.currentTask ?? null
    resources.changed(this)
  }

  stats(): CellStats {
    return Object.freeze({ kind: this.kind, value: this.#value, changedBy: this.#changedBy })
  }
}
