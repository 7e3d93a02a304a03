/** The task groups of a run, numbered in the order in which the first task of each is made. */
import type { TaskGroupRef } from '../../shared/protocol/events.ts'
import { groups, type TaskGroup } from '../runtime/index.ts'
import { markOf } from './marks.ts'

export class Groups {
  readonly #refs = new WeakMap<TaskGroup, TaskGroupRef>()
  #ids = 0

  refOf(group: TaskGroup): TaskGroupRef {
    const known = this.#refs.get(group)
    if (known !== undefined) return known
    const ref = { id: ++this.#ids, name: groups.nameOf(group), owner: markOf(groups.parentOf(group)).id }
    this.#refs.set(group, ref)
    return ref
  }
}
