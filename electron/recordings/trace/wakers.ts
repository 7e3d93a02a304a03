/**
 * Who woke a task, told from the log alone. A task that becomes ready was woken by the task whose step goes on at that moment;
 * between steps by the end of a task that it waited for; else by a cancellation, its timer, the outside, or some callback.
 */
import type { TaskId } from '../../../shared/ids.ts'
import { WAKER } from '../../../shared/lanes/model.ts'
import type { RunEvent, RunEventOf, TaskState, Waiting } from '../../../shared/protocol/events.ts'
import type { RunState, TaskRecord } from '../../../shared/state/run-state.ts'

/** What a task does, as far as its events tell: `cancelling` covers all three, and only the number of steps tells them apart. */
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

/** Waits that only something within the run can end. */
const INSIDE: ReadonlySet<string> = new Set(['acquire', 'get', 'put', 'join', 'wait'])

export class Wakers {
  // I1  #stepping are the tasks whose step goes on, the innermost last: an eager task's first step is within its maker's.
  // I2  #known holds the tasks that have not ended.
  readonly #known = new Map<TaskId, Known>()
  readonly #stepping: TaskId[] = []
  #lastEnded: TaskId | null = null

  /** From a key frame on. */
  start(state: RunState): void {
    for (const task of state.tasks.values()) if (task.endedAt === null) this.#adopt(task)
  }

  /** What the task does now; null once it has ended, or if it is not known. */
  doing(task: TaskId): Doing | null {
    return this.#known.get(task)?.doing ?? null
  }

  /** The task whose step goes on, if one does. */
  get stepping(): TaskId | null {
    return this.#stepping.at(-1) ?? null
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
        this.#leave(event.task)
        this.#known.delete(event.task) // I2
        this.#lastEnded = event.task
        return null
      default:
        return null
    }
  }

  #adopt({ id, state, steps, waiting, cancel }: TaskRecord): void {
    const doing = doingOf(state, waiting, false) // key frames are made between steps, as a rule
    this.#known.set(id, { doing, steps, waiting, cancelled: cancel !== null, told: false })
    if (doing === 'running') this.#stepping.push(id) // I1
  }

  #changed({ task, state, steps, waiting }: RunEventOf<'task.changed'>): number | null {
    const known = this.#known.get(task)
    if (known === undefined) return null // before what is kept
    const before = known.doing
    const doing = doingOf(state, waiting, steps > known.steps || known.told)
    const waker = before === 'waiting' && doing === 'ready' ? this.#wakerOf(known) : null
    if (before === 'running' && doing !== 'running') this.#leave(task)
    if (before !== 'running' && doing === 'running') this.#stepping.push(task)
    if (doing === 'waiting' && before !== 'waiting') known.cancelled = false
    Object.assign(known, { doing, steps, waiting, told: false })
    return waker
  }

  #wakerOf({ waiting, cancelled }: Known): number {
    const { stepping } = this
    if (stepping !== null) return stepping
    if (cancelled) return WAKER.cancel
    switch (waiting?.for) {
      case 'sleep':
      case 'retry':
        return WAKER.timer
      case 'call':
      case 'shutdown':
      case 'promise':
        return WAKER.outside
      case 'resource':
        return INSIDE.has(waiting.to) ? WAKER.callback : WAKER.outside
      case 'task':
      case 'shield':
        return this.#endOf(waiting.task === null ? [] : [waiting.task], 1)
      case 'tasks':
      case 'group':
      case 'after':
        return this.#endOf(waiting.tasks, waiting.total)
      default:
        return WAKER.callback
    }
  }

  /** Lists of many are cut: then the last task that ended is taken to be one of them. */
  #endOf(tasks: readonly TaskId[], total: number): number {
    if (this.#lastEnded === null) return WAKER.callback
    return total > tasks.length || tasks.includes(this.#lastEnded) ? this.#lastEnded : WAKER.callback
  }

  #leave(task: TaskId): void {
    const at = this.#stepping.lastIndexOf(task)
    if (at >= 0) this.#stepping.splice(at, 1)
  }
}

function doingOf(state: TaskState, waiting: Waiting | null, inStep: boolean): Doing {
  if (waiting !== null) return 'waiting'
  if (state === 'running' || (state === 'cancelling' && inStep)) return 'running'
  return 'ready'
}
