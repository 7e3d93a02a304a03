/** The events of a batch from its bytes: the other half of `LogEncoder`. */
import type { TaskId } from '../ids.ts'
import type { RunEvent } from '../protocol/events.ts'
import type { RunState } from '../state/run-state.ts'
import type { In } from './bytes.ts'
import { damaged } from './damage.ts'
import { Registers } from './registers.ts'
import {
  CLOCK,
  JSON_EVENT,
  jsonEvent,
  NEXT_SEQ,
  RESOURCE_CHANGED,
  type SmallEvent,
  smallOfByte,
  TASK_ENDED,
} from './small-events.ts'
import { readStats } from './stats-change.ts'
import { OTHER_TASK, OTHER_TIME, readChange, TASK_CHANGE } from './task-change.ts'
import { readEnd } from './task-end.ts'

export class EventReader {
  readonly #known = new Registers()

  /** Behind a key frame. */
  reset(state: RunState): void {
    this.#known.seed(state)
  }

  read(from: In, tell: (event: RunEvent) => void): void {
    while (!from.atEnd) {
      const first = from.byte()
      if (first === NEXT_SEQ) this.#known.seq += from.signed()
      else if (first === CLOCK) this.#known.at = from.moment()
      else tell(first >= TASK_CHANGE ? this.#taskChanged(first, from) : this.#other(first, from))
    }
  }

  #taskChanged(bits: number, from: In): RunEvent {
    const known = this.#known
    const seq = this.#nextSeq()
    const task = (bits & OTHER_TASK) === 0 ? this.#sameTask() : this.#otherTask(from)
    const at = (bits & OTHER_TIME) === 0 ? known.at : this.#pass(from)
    const { state, since, waiting, deadline, site, steps, ran, waited } = readChange(from, bits, known.track(task), at)
    return { type: 'task.changed', seq, at, task, state, since, waiting, deadline, site, steps, ran, waited }
  }

  #other(first: number, from: In): RunEvent {
    const stamp = { seq: this.#nextSeq(), at: this.#pass(from) }
    switch (first) {
      case TASK_ENDED: {
        const task = this.#otherTask(from)
        const track = this.#known.track(task)
        this.#known.ended(task)
        return { type: 'task.ended', ...stamp, task, ...readEnd(from, track, stamp.at) }
      }
      case RESOURCE_CHANGED:
        return this.#resourceChanged(stamp, from)
      case JSON_EVENT:
        return { ...jsonEvent.read(from), ...stamp }
      default:
        return this.#small(smallOfByte(first) ?? damaged('an event of an unknown kind'), stamp, from)
    }
  }

  #resourceChanged(stamp: { seq: number; at: number }, from: In): RunEvent {
    const known = this.#known
    const resource = positive(known.resource + from.signed())
    known.resource = resource
    const stats = readStats(from, known.stats.get(resource))
    known.keepStats(resource, stats)
    return { type: 'resource.changed', ...stamp, resource, stats }
  }

  #small({ type, body }: SmallEvent, stamp: { seq: number; at: number }, from: In): RunEvent {
    const event = { type, ...stamp, ...body.read(from) } as RunEvent
    this.#known.heed(event)
    return event
  }

  #nextSeq(): number {
    this.#known.seq = positive(this.#known.seq + 1)
    return this.#known.seq
  }

  #pass(from: In): number {
    const at = this.#known.at + from.signed()
    if (!(at >= 0)) return damaged('a moment before the beginning')
    this.#known.at = at
    return at
  }

  #sameTask(): TaskId {
    return positive(this.#known.task)
  }

  #otherTask(from: In): TaskId {
    this.#known.task = positive(this.#known.task + from.signed())
    return this.#known.task
  }
}

function positive(id: number): number {
  return id >= 1 && id <= Number.MAX_SAFE_INTEGER ? id : damaged('an id that cannot be')
}
