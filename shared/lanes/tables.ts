/** Things that many segments have in common, each kept once and told by its index. */
import type { TaskId } from '../ids.ts'
import type { ResourceStats, Waiting } from '../protocol/events.ts'
import type { LaneWait } from './model.ts'

/** Index 0 is nothing. `takeNew` hands out each value once, in the order of the indices. */
class Table<T> {
  readonly #index = new Map<string | number, number>()
  #new: T[] = []
  #size = 1

  protected find(key: string | number): number | undefined {
    return this.#index.get(key)
  }

  protected add(key: string | number, value: T): number {
    this.#index.set(key, this.#size)
    this.#new.push(value)
    return this.#size++
  }

  takeNew(): T[] {
    const values = this.#new
    this.#new = []
    return values
  }
}

export class WaitTable extends Table<LaneWait> {
  indexOf(waiting: Waiting | null): number {
    if (waiting === null) return 0
    const key = keyOf(waiting)
    return this.find(key) ?? this.add(key, lasting(waiting))
  }
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
    if (stats.kind === 'lock') return stats.owner === null ? 0 : this.#one(stats.owner)
    if (stats.kind !== 'semaphore' || stats.holders.length === 0) return 0
    const tasks = new Set<TaskId>()
    for (const { task } of stats.holders) if (task !== null) tasks.add(task)
    const [first] = tasks
    if (first === undefined) return 0
    return tasks.size === 1 ? this.#one(first) : this.#many([...tasks].sort((a, b) => a - b))
  }

  #one(task: TaskId): number {
    return this.find(task) ?? this.add(task, [task])
  }

  #many(tasks: TaskId[]): number {
    const key = tasks.join()
    return this.find(key) ?? this.add(key, tasks)
  }
}
