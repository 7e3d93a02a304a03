/** Gives what many segments have in common its index, the same to the same. */
import type { TaskId } from '../ids.ts'
import type { ResourceStats, Waiting } from '../protocol/events.ts'
import type { LaneWait } from './model.ts'
import { PASSING, type SharedNews } from './shared-values.ts'

/** So many passing values are known at a time; one that comes again later is told again. */
const KNOWN = 16_384

class Table<T> {
  readonly #lasting = new Map<string, number>()
  readonly #passing = new Map<string, number>()
  #next = 1
  #nextPassing = PASSING
  #openFrom = PASSING
  #newLasting: T[] = []
  #newPassing: T[] = []

  protected lasting(key: string, value: () => T): number {
    const known = this.#lasting.get(key)
    if (known !== undefined) return known
    this.#lasting.set(key, this.#next)
    this.#newLasting.push(value())
    return this.#next++
  }

  protected passing(key: string, value: () => T): number {
    const known = this.#passing.get(key)
    if (known !== undefined) return known
    if (this.#passing.size === KNOWN) {
      this.#passing.clear()
      this.#openFrom = this.#nextPassing
    }
    this.#passing.set(key, this.#nextPassing)
    this.#newPassing.push(value())
    return this.#nextPassing++
  }

  takeNew(): SharedNews<T> {
    const passing = this.#newPassing
    const firstPassing = this.#nextPassing - passing.length
    const news = { lasting: this.#newLasting, passing, firstPassing, openFrom: this.#openFrom }
    this.#newLasting = []
    this.#newPassing = []
    return news
  }
}

/** A wait, and the index it was given. */
interface Known {
  readonly waiting: Waiting | null
  readonly wait: number
}

export class WaitTable extends Table<LaneWait> {
  /** `before`: the same wait keeps its index however long it lasts. */
  indexOf(waiting: Waiting | null, before: Known): number {
    if (waiting === null) return 0
    const key = keyOf(waiting)
    const value = () => lasting(waiting)
    if (!passes(waiting)) return this.lasting(key, value)
    const same = before.wait >= PASSING && before.waiting !== null && keyOf(before.waiting) === key
    return same ? before.wait : this.passing(key, value)
  }
}

/** It names tasks, and they end. */
function passes({ for: what }: Waiting): boolean {
  return what === 'task' || what === 'tasks' || what === 'group' || what === 'after' || what === 'shield'
}

/** JSON is slow: the waits of busy runs are told apart by less. */
function keyOf(waiting: Waiting): string {
  switch (waiting.for) {
    case 'resource':
      return `${waiting.to}${waiting.resource}`
    case 'task':
      return `=${waiting.task}`
    case 'call':
      return `(${waiting.function}`
    case 'sleep':
    case 'shutdown':
    case 'future':
    case 'promise':
      return waiting.for
    default:
      return JSON.stringify(lasting(waiting))
  }
}

function lasting(waiting: Waiting): LaneWait {
  switch (waiting.for) {
    case 'sleep':
    case 'shutdown':
      return { for: waiting.for }
    case 'retry':
      return { for: 'retry', attempt: waiting.attempt }
    case 'call':
      return { for: 'call', function: waiting.function }
    default:
      return waiting
  }
}

export class HolderTable extends Table<readonly TaskId[]> {
  indexOf(stats: ResourceStats): number {
    if (stats.kind === 'lock') return stats.owner === null ? 0 : this.#indexOf([stats.owner])
    if (stats.kind !== 'semaphore' || stats.holders.length === 0) return 0
    const tasks = new Set<TaskId>()
    for (const { task } of stats.holders) if (task !== null) tasks.add(task)
    return tasks.size === 0 ? 0 : this.#indexOf([...tasks].sort((a, b) => a - b))
  }

  #indexOf(tasks: readonly TaskId[]): number {
    return this.passing(tasks.join(), () => tasks)
  }
}
