/** What each task does as the log goes on, and who woke the one that an event makes ready, by `shared/lanes/wakers`. */

import type { TaskId } from '../../../shared/ids.ts'
import { Steps, wakerOfWait } from '../../../shared/lanes/wakers.ts'
import type { RunEvent, RunEventOf, TaskState, Waiting } from '../../../shared/protocol/events.ts'
import type { RunState, TaskRecord } from '../../../shared/state/run-state.ts'

/** `cancelling` covers all three, and only the number of steps tells them apart. */
export type Doing = 'ready' | 'running' | 'waiting'

interface Known {
  doing: Doing
  steps: number
  waiting: Waiting | null
  /** A cancellation was asked for since its wait began. */
  cancelled: boolean
  /** It was asked for by the event before, within the task's own step: the next one says so, and begins nothing. */
  told: boolean
}

export class Wakers {
  // I1  #known holds the tasks that have not ended.
  readonly #known = new Map<TaskId, Known>()
  readonly #steps = new Steps()

  /** From a key frame on. */
  start(state: RunState): void {
    this.#known.clear()
    this.#steps.lose()
    for (const task of state.tasks.values()) if (task.endedAt === null) this.#adopt(task)
  }

  /** What the task does now; null once it has ended, or if it is not known. */
  doing(task: TaskId): Doing | null {
    return this.#known.get(task)?.doing ?? null
  }

  /** The task whose step goes on, if one does. */
  get stepping(): TaskId | null {
    return this.#steps.current
  }

  /** Of each event in turn. Who woke the task that it makes ready, as in `WAKER`; null if it wakes nobody. */
  next(event: RunEvent): number | null {
    switch (event.type) {
      case 'task.created':
        this.#known.set(event.task, { doing: 'ready', steps: 0, waiting: null, cancelled: false, told: false })
        return null
      case 'task.cancelRequested': {
        const known = this.#known.get(event.task)
        if (known) Object.assign(known, { cancelled: true, told: known.doing === 'running' })
        return null
      }
      case 'task.changed':
        return this.#changed(event)
      case 'task.ended':
        this.#steps.over(event.task)
        this.#steps.ended(event.task, event.at)
        this.#known.delete(event.task) // I1
        return null
      case 'tasks.forgotten':
        for (const task of event.tasks) this.#steps.forget(task)
        return null
      default:
        return null
    }
  }

  #adopt({ id, state, steps, waiting, cancel }: TaskRecord): void {
    const doing = doingOf(state, waiting, false) // one that is cancelling passes for ready until its next event
    this.#known.set(id, { doing, steps, waiting, cancelled: cancel !== null, told: false })
    if (doing === 'running') this.#steps.began(id)
  }

  #changed({ task, at, state, steps, waiting }: RunEventOf<'task.changed'>): number | null {
    const known = this.#known.get(task)
    if (known === undefined) return null // made before what is kept
    const before = known.doing
    const doing = doingOf(state, waiting, steps > known.steps || known.told)
    const waker = before === 'waiting' && doing === 'ready' ? this.#wakerOf(known, at) : null
    if (before === 'running' && doing !== 'running') this.#steps.over(task)
    if (before !== 'running' && doing === 'running') this.#steps.began(task)
    if (doing === 'waiting' && before !== 'waiting') known.cancelled = false
    Object.assign(known, { doing, steps, waiting, told: false })
    return waker
  }

  #wakerOf({ waiting, cancelled }: Known, at: number): number | null {
    return waiting === null ? null : wakerOfWait(waiting, at, this.#steps, cancelled, true)
  }
}

function doingOf(state: TaskState, waiting: Waiting | null, inStep: boolean): Doing {
  if (waiting !== null) return 'waiting'
  return state === 'running' || (state === 'cancelling' && inStep) ? 'running' : 'ready'
}
