/**
 * Turns a run's log into lanes. It keeps no more than where each lane ends: what is new is taken from it as a `LanesDelta`, which a
 * `LaneStore`, perhaps on another thread, adds to what it has.
 *
 * Events come in the order of their numbers; those that were seen already are passed over. Numbers may be missing (a program that
 * is watched from outside merges its events), and a key frame may stand at the beginning, or wherever the log has lost a part.
 */
import type { Micros } from '../ids.ts'
import type { RunEvent } from '../protocol/events.ts'
import type { RunState } from '../state/run-state.ts'
import type { LanesDelta } from './delta.ts'
import type { LaneMoment } from './model.ts'
import { ResourceTracks, WorkerTracks } from './resource-tracks.ts'
import { HolderTable, WaitTable } from './tables.ts'
import { TaskTracks } from './task-tracks.ts'

export class LaneBuilder {
  readonly #waits = new WaitTable()
  readonly #holders = new HolderTable()
  readonly #tasks = new TaskTracks(this.#waits)
  readonly #resources = new ResourceTracks(this.#holders)
  readonly #workers = new WorkerTracks()
  #moments: LaneMoment[] = []
  #seq = 0
  #from: Micros = 0
  #at: Micros = 0
  #ended = false

  /** Number of the last event. */
  get seq(): number {
    return this.#seq
  }

  /** What was not taken yet, in rows; a new lane counts as several. */
  get pending(): number {
    return this.#tasks.pending + this.#resources.pending
  }

  /** The whole state after its event `seq`: passed over unless events before it are missing. */
  keyFrame(state: RunState): void {
    if (state.seq <= this.#seq) return
    if (this.#seq === 0) this.#from = state.at
    this.#tasks.gap(state.seq)
    this.#tasks.resume(state.tasks, state.at)
    this.#resources.resume(state.resources, state.at)
    this.#workers.resume(state.workers, state.at)
    this.#seq = state.seq
    this.#at = Math.max(this.#at, state.at)
    this.#ended = state.phase === 'ended'
  }

  event(event: RunEvent): void {
    if (event.seq <= this.#seq) return
    if (event.seq > this.#seq + 1) this.#tasks.gap(event.seq - 1)
    this.#seq = event.seq
    this.#at = Math.max(this.#at, event.at)
    this.#apply(event)
  }

  take(): LanesDelta {
    const moments = this.#moments
    this.#moments = []
    return {
      from: this.#from,
      at: this.#at,
      ended: this.#ended,
      ...this.#tasks.take(),
      ...this.#resources.take(),
      ...this.#workers.take(),
      waits: this.#waits.takeNew(),
      holders: this.#holders.takeNew(),
      moments,
    }
  }

  #apply(event: RunEvent): void {
    switch (event.type) {
      case 'task.changed':
        this.#tasks.changed(event)
        break
      case 'resource.changed':
        this.#resources.changed(event.resource, event.stats, event.at)
        break
      case 'task.created':
        this.#tasks.created(event)
        break
      case 'task.ended':
        this.#tasks.ended(event)
        break
      case 'task.cancelRequested':
        this.#tasks.cancelRequested(event)
        break
      case 'task.shielded':
        this.#tasks.shielded(event)
        break
      case 'tasks.forgotten':
        this.#tasks.forgotten(event.tasks)
        break
      case 'finding':
        this.#tasks.found(event)
        break
      case 'resource.created':
        this.#resources.created(event.resource, event.name, event.stats, event.at)
        break
      case 'resources.forgotten':
        this.#resources.forgotten(event.resources, event.at)
        break
      case 'run.started':
        this.#workers.started(event.workers, event.at)
        break
      case 'worker.changed':
        this.#workers.changed(event)
        break
      case 'workers.removed':
        this.#workers.removed(event.workers, event.at)
        break
      case 'run.ended':
        this.#ended = true
        break
      case 'run.deadlocked':
        this.#moment('deadlock', event)
        break
      case 'run.paused':
        this.#moment('paused', event)
        break
      case 'run.resumed':
        this.#moment('resumed', event)
        break
      // Nothing that a lane shows.
      case 'run.speedChanged':
      case 'run.undeadlocked':
      case 'script.loaded':
      case 'calls.waiting':
      case 'logged':
    }
  }

  #moment(what: LaneMoment['what'], { at, seq }: RunEvent): void {
    this.#moments.push({ at, what, seq })
  }
}
