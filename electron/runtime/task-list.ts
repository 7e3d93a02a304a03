import type { Body } from './body.ts'
import type { Task } from './task.ts'

/** The tasks that have not ended, in order of creation: a list through their bodies, so that joining and leaving is a few stores. */
export class TaskList implements Iterable<Task> {
  // I1  a body is in the list from `add` to `delete`; its `earlier` and `later` are its neighbours.
  #first: Body | null = null
  #last: Body | null = null
  #size = 0

  get size(): number {
    return this.#size
  }

  add(body: Body): void {
    body.earlier = this.#last
    if (this.#last === null) this.#first = body
    else this.#last.later = body
    this.#last = body
    this.#size++
  }

  delete(body: Body): void {
    if (body.earlier === null) this.#first = body.later
    else body.earlier.later = body.later
    if (body.later === null) this.#last = body.earlier
    else body.later.earlier = body.earlier
    body.earlier = body.later = null // I1
    this.#size--
  }

  /** Those of now, whatever ends meanwhile. */
  [Symbol.iterator](): Iterator<Task> {
    const tasks: Task[] = []
    for (let body = this.#first; body !== null; body = body.later) tasks.push(body.task)
    return tasks[Symbol.iterator]()
  }
}
