/** Who waits at a thing outside, and for what: as its statistics tell it. */
import { type Task, type Wait, waitingFor } from '../../runtime/index.ts'
import { type Resource, resources } from '../../runtime/resource.ts'
import { runningLoop } from '../../runtime/running.ts'
import { NAMED_LIMIT, type OutsideVerb, type OutsideWaiter } from '../../runtime/stats.ts'

export class Waits {
  readonly #resource: Resource
  readonly #waiting = new Map<Wait<void>, { readonly task: Task | null; readonly to: OutsideVerb }>()

  constructor(resource: Resource) {
    this.#resource = resource
  }

  get size(): number {
    return this.#waiting.size
  }

  /** A future to await; whoever does must say when it is `over`, however it ended. */
  begin(to: OutsideVerb): Wait<void> {
    const wait = waitingFor<void>(this.#resource, to)
    this.#waiting.set(wait, { task: runningLoop().currentTask, to })
    resources.changed(this.#resource)
    return wait
  }

  over(wait: Wait<void>): void {
    this.#waiting.delete(wait)
    resources.changed(this.#resource)
  }

  /** Tells the monitor that something about the resource is different. */
  changed(): void {
    resources.changed(this.#resource)
  }

  tasks(): readonly OutsideWaiter[] {
    const tasks: OutsideWaiter[] = []
    for (const { task, to } of this.#waiting.values())
      if (task !== null && tasks.length < NAMED_LIMIT) tasks.push({ task, to })
    return Object.freeze(tasks)
  }
}
