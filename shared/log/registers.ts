/** What both sides of a log remember between events, so that an event need only say what is new. A key frame clears it. */
import type { Micros, ResourceId, TaskId } from '../ids.ts'
import type { ResourceStats, RunEvent } from '../protocol/events.ts'
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
  reset(seq: number, at: Micros): void {
    this.seq = seq
    this.at = at
    this.task = this.resource = 0
    this.tasks.clear()
    this.stats.clear()
  }

  track(task: TaskId): TaskTrack {
    const known = this.tasks.get(task)
    if (known !== undefined) return known
    if (this.tasks.size === TASKS_LIMIT) this.tasks.clear()
    const track = new TaskTrack(this.at)
    this.tasks.set(task, track)
    return track
  }

  /** What an event says of what need not be remembered any more. */
  heed(event: RunEvent): void {
    if (event.type === 'resources.forgotten') for (const resource of event.resources) this.stats.delete(resource)
  }

  keepStats(resource: ResourceId, stats: ResourceStats): void {
    if (this.stats.size === RESOURCES_LIMIT && !this.stats.has(resource)) this.stats.clear()
    this.stats.set(resource, stats)
  }
}
