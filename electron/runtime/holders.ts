import type { Observed } from './probe.ts'
import { noteHeld, noteReleased } from './resource.ts'
import { runningLoop } from './running.ts'
import { type Holder, NAMED_LIMIT } from './stats.ts'
import type { Task } from './task.ts'

interface Entry {
  readonly task: Task | null
  count: number
  readonly since: number
}

/** Who holds permits, for the monitor: permits carry no name, so a release by a stranger is booked on the oldest holder. */
export class Holders {
  readonly #resource: Observed
  readonly #entries = new Map<Task | null, Entry>()

  constructor(resource: Observed) {
    this.#resource = resource
  }

  add(task: Task | null): void {
    const entry = this.#entries.get(task)
    if (entry !== undefined) {
      entry.count++
      return
    }
    this.#entries.set(task, { task, count: 1, since: runningLoop().observedTime() ?? 0 })
    noteHeld(task, this.#resource)
  }

  remove(task: Task | null): void {
    const entry = this.#entries.get(task) ?? this.#oldest()
    if (entry === undefined || --entry.count > 0) return
    this.#entries.delete(entry.task)
    noteReleased(entry.task, this.#resource)
  }

  /** Oldest first; no more than the monitor names. */
  list(): readonly Holder[] {
    const list: Holder[] = []
    for (const { task, count, since } of this.#entries.values()) {
      if (list.length === NAMED_LIMIT) break
      list.push(Object.freeze({ task, count, since }))
    }
    return Object.freeze(list)
  }

  #oldest(): Entry | undefined {
    for (const entry of this.#entries.values()) return entry
    return undefined
  }
}
