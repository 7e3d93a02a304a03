/**
 * A run as a Chrome trace: one process, a thread for each task and each lock, counters for the rest. Written as it is read, an
 * event a line; what is kept meanwhile grows with the tasks that are alive, not with the run.
 */
import type { RunEvent } from '../../../shared/protocol/events.ts'
import type { RunState } from '../../../shared/state/run-state.ts'
import type { TraceEvent } from './events.ts'
import { markOf } from './marks.ts'
import { ResourceTracks } from './resource-tracks.ts'
import { RUN_PID, TaskTracks } from './task-tracks.ts'

export interface TraceAbout {
  readonly name: string
  readonly id: string
  readonly clock: 'real' | 'virtual'
  readonly seed: number
}

export class TraceWriter {
  readonly #out: (text: string) => void
  readonly #tasks: TaskTracks
  readonly #resources: ResourceTracks
  #first = true
  #told = -1
  #at = 0

  /** `out` is handed pieces of the file in order. */
  constructor(about: TraceAbout, out: (text: string) => void) {
    this.#out = out
    this.#tasks = new TaskTracks(this.#write)
    this.#resources = new ResourceTracks(this.#write, this.#tasks)
    const { name, ...otherData } = about
    out(`{"displayTimeUnit":"ms","otherData":${JSON.stringify({ ...otherData, app: 'Yieldpoint' })},"traceEvents":[`)
    this.#write({ ph: 'M', name: 'process_name', pid: RUN_PID, args: { name } })
    this.#write({ ph: 'M', name: 'thread_name', pid: RUN_PID, tid: RUN_PID, args: { name: 'run' } })
    this.#write({ ph: 'M', name: 'thread_sort_index', pid: RUN_PID, tid: RUN_PID, args: { sort_index: 0 } })
  }

  /** How the run is at the beginning of what is kept, and again behind a part that could not be read. */
  start(state: RunState): void {
    this.#tasks.finish(this.#at)
    this.#resources.finish(this.#at)
    this.#at = state.at
    this.#tasks.start(state)
    this.#resources.start(state)
  }

  next(event: RunEvent): void {
    if (event.at > this.#at) this.#countReady()
    this.#at = event.at
    this.#tasks.next(event)
    this.#resources.next(event)
    const mark = markOf(event, this.#tasks)
    if (mark !== null) this.#write(mark)
  }

  finish(): void {
    this.#countReady()
    this.#resources.finish(this.#at)
    this.#tasks.finish(this.#at)
    this.#out('\n]}\n')
  }

  /** Once for each moment at which it was another. */
  #countReady(): void {
    const { ready } = this.#tasks
    if (ready === this.#told) return
    this.#told = ready
    this.#write({ ph: 'C', name: 'ready tasks', pid: RUN_PID, ts: this.#at, args: { ready } })
  }

  readonly #write = (event: TraceEvent): void => {
    this.#out(`${this.#first ? '\n' : ',\n'}${JSON.stringify(event)}`)
    this.#first = false
  }
}
