/** What both sides of a log remember between events, so that an event need only say what is new. A key frame says all of it. */
import type { Micros, ResourceId, TaskId } from '../ids.ts'
import type { ResourceStats, RunEvent } from '../protocol/events.ts'
import type { RunState } from '../state/run-state.ts'
import { TaskTrack } from './task-track.ts'

/** Then all are forgotten and told anew: what a hostile log makes us remember stays bounded. */
const TASKS_LIMIT = 1 << 20
const RESOURCES_LIMIT = 1 << 17

export class Registers {
  // I1  writer and reader change them by the same calls in the same order.
  seq = 0
  at: Micros = 0
  /** What the last event that names one named. */
  task: TaskId = 0
  resource: ResourceId = 0
  readonly tasks = new Map<TaskId, TaskTrack>()
  readonly stats = new Map<ResourceId, ResourceStats>()

  /** As they are behind a key frame. */
  seed(state: RunState): void {
    this.seq = state.seq
    this.at = state.at
    this.task = this.resource = 0
    this.tasks.clear()
    this.stats.clear()
    for (const task of state.tasks.values()) if (task.endedAt === null) this.#keep(task.id, TaskTrack.of(task))
    for (const { id, stats } of state.resources.values()) this.keepStats(id, stats)
  }

  track(task: TaskId): TaskTrack {
    const known = this.tasks.get(task)
    if (known !== undefined) return known
    const track = new TaskTrack(this.at)
    this.#keep(task, track)
    return track
  }

  ended(task: TaskId): void {
    this.tasks.delete(task)
  }

  /** What an event says of what is to be remembered, or need not be any more. */
  heed(event: RunEvent): void {
    if (event.type === 'task.created') this.#keep(event.task, new TaskTrack(this.at))
    else if (event.type === 'resource.created') this.keepStats(event.resource, event.stats)
    else if (event.type === 'resources.forgotten') for (const resource of event.resources) this.stats.delete(resource)
  }

  keepStats(resource: ResourceId, stats: ResourceStats): void {
    if (this.stats.size === RESOURCES_LIMIT && !this.stats.has(resource)) this.stats.clear()
    this.stats.set(resource, stats)
  }

  #keep(task: TaskId, track: TaskTrack): void {
    if (this.tasks.size === TASKS_LIMIT) this.tasks.clear()
    this.tasks.set(task, track)
  }
}
