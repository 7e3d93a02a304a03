/** Segments in the order in which they began, until they are handed on in the order of their tasks. */
import type { Micros, SiteId, TaskId } from '../ids.ts'
import type { TaskRows } from './delta.ts'
import { capacityFor, grown } from './grow.ts'

export class RowBuffer {
  count = 0
  #task = new Uint32Array(0)
  #start = new Float64Array(0)
  #kind = new Uint8Array(0)
  #wait = new Uint32Array(0)
  #waker = new Int32Array(0)
  #site = new Uint32Array(0)

  push(task: TaskId, start: Micros, kind: number, wait: number, waker: number, site: SiteId): void {
    const i = this.count++
    if (i >= this.#task.length) this.#grow()
    this.#task[i] = task
    this.#start[i] = start
    this.#kind[i] = kind
    this.#wait[i] = wait
    this.#waker[i] = waker
    this.#site[i] = site
  }

  /** Empties it. */
  takeByTask(): TaskRows {
    const { runs, place } = this.#places()
    const count = this.count
    const rows = {
      runs,
      start: new Float64Array(count),
      kind: new Uint8Array(count),
      wait: new Uint32Array(count),
      waker: new Int32Array(count),
      site: new Uint32Array(count),
    }
    for (let i = 0; i < count; i++) {
      const to = place[i]!
      rows.start[to] = this.#start[i]!
      rows.kind[to] = this.#kind[i]!
      rows.wait[to] = this.#wait[i]!
      rows.waker[to] = this.#waker[i]!
      rows.site[to] = this.#site[i]!
    }
    this.count = 0
    return rows
  }

  /** A counting sort: where each row goes, and the runs that come of it. */
  #places(): { runs: Uint32Array; place: Uint32Array } {
    const counts = new Map<TaskId, number>()
    for (let i = 0; i < this.count; i++) counts.set(this.#task[i]!, (counts.get(this.#task[i]!) ?? 0) + 1)
    const runs = new Uint32Array(counts.size * 2)
    const next = new Map<TaskId, number>()
    let run = 0
    let from = 0
    for (const [task, count] of counts) {
      runs[run++] = task
      runs[run++] = count
      next.set(task, from)
      from += count
    }
    const place = new Uint32Array(this.count)
    for (let i = 0; i < this.count; i++) {
      const to = next.get(this.#task[i]!)!
      place[i] = to
      next.set(this.#task[i]!, to + 1)
    }
    return { runs, place }
  }

  #grow(): void {
    const capacity = capacityFor(this.count, this.#task.length)
    this.#task = grown(this.#task, capacity)
    this.#start = grown(this.#start, capacity)
    this.#kind = grown(this.#kind, capacity)
    this.#wait = grown(this.#wait, capacity)
    this.#waker = grown(this.#waker, capacity)
    this.#site = grown(this.#site, capacity)
  }
}
