/** The tracks of tasks: a slice for each time one was ready, ran or waited, and arrows from who woke it. */

import type { RunEvent, RunEventOf, Waiting } from '../../../shared/protocol/events.ts'
import type { RunState, Site } from '../../../shared/state/run-state.ts'
import type { TraceArgs, TraceEvent } from './events.ts'
import { Wakers } from './wakers.ts'
import { type Names, waitName } from './words.ts'

export const RUN_PID = 1
/** A thread of the process's own number would be taken for its main thread. */
export const tidOf = (task: number): number => task + 1

interface Slice {
  kind: 'ready' | 'running' | 'waiting'
  cancelling: boolean
  start: number
  waiting: Waiting | null
  site: number | null
  /** An arrow ends here. */
  flow: number | null
}

interface Track {
  readonly name: string
  slice: Slice
  /** Arrows that begin in the step that goes on. */
  readonly flows: { readonly id: number; readonly at: number }[]
}

export class TaskTracks implements Names {
  // I1  #tracks has a track, with an open slice, for every task that has not ended.
  // I2  each end of an arrow is written after its slice and lies within it: where times are equal, readers go by the file's order.
  readonly #write: (event: TraceEvent) => void
  readonly #tracks = new Map<number, Track>()
  readonly #names = new Map<number, string>()
  readonly #resources = new Map<number, string>()
  readonly #sites = new Map<number, Site>()
  readonly #wakers = new Wakers()
  #flows = 0
  /** Where the last slice began of each task that has ended, as long as it is kept: arrows of its end begin there. */
  readonly #ended = new Map<number, number>()
  /** Tasks that are ready now. */
  ready = 0

  constructor(write: (event: TraceEvent) => void) {
    this.#write = write
  }

  task = (id: number): string => this.#names.get(id) ?? `#${id}`
  resource = (id: number): string => this.#resources.get(id) ?? `#${id}`

  start(state: RunState): void {
    this.#wakers.start(state)
    for (const [id, site] of state.sites) this.#sites.set(id, site)
    for (const { id, name } of state.resources.values()) this.#resources.set(id, name)
    for (const task of state.tasks.values()) {
      if (task.endedAt !== null) {
        this.#names.set(task.id, task.name)
        continue
      }
      this.#open(task.id, task.name, state.at)
      const { waiting, site } = task
      const kind = this.#wakers.doing(task.id) ?? 'ready'
      this.#become(task.id, {
        kind,
        waiting,
        site,
        cancelling: task.state === 'cancelling',
        start: state.at,
        flow: null,
      })
    }
  }

  next(event: RunEvent): void {
    const waker = this.#wakers.next(event)
    switch (event.type) {
      case 'script.loaded':
        event.sites.forEach((site, i) => {
          this.#sites.set(event.first + i, { file: event.file, ...site })
        })
        break
      case 'resource.created':
        this.#resources.set(event.resource, event.name)
        break
      case 'resources.forgotten':
        for (const id of event.resources) this.#resources.delete(id)
        break
      case 'task.created':
        this.#open(event.task, event.name, event.at)
        break
      case 'task.changed':
        this.#changed(event, waker)
        break
      case 'task.ended':
        this.#end(event)
        break
      case 'tasks.forgotten':
        for (const id of event.tasks) this.#forget(id)
        break
    }
  }

  /** What goes on at the end of what is kept lasts until then. */
  finish(at: number): void {
    for (const id of [...this.#tracks.keys()]) this.#close(id, at, { open: true })
    this.#tracks.clear()
    this.ready = 0
  }

  #forget(id: number): void {
    this.#names.delete(id)
    this.#ended.delete(id)
  }

  #open(id: number, name: string, at: number): void {
    this.#names.set(id, name)
    const slice: Slice = { kind: 'ready', cancelling: false, start: at, waiting: null, site: null, flow: null }
    this.#tracks.set(id, { name, slice, flows: [] })
    this.ready++
    const track = { ph: 'M', pid: RUN_PID, tid: tidOf(id) } as const
    this.#write({ ...track, name: 'thread_name', args: { name } })
    this.#write({ ...track, name: 'thread_sort_index', args: { sort_index: id } })
  }

  #changed({ task, state, at, waiting, site }: RunEventOf<'task.changed'>, waker: number | null): void {
    const track = this.#tracks.get(task)
    const kind = this.#wakers.doing(task)
    if (track === undefined || kind === null) return
    const { slice } = track
    const cancelling = state === 'cancelling'
    if (kind === slice.kind && cancelling === slice.cancelling && kind !== 'waiting') return // nothing new to draw
    const flow = waker === null || waker <= 0 ? null : this.#flow(waker, at)
    this.#close(task, at)
    this.#become(task, { kind, cancelling, start: at, waiting, site, flow })
  }

  #become(task: number, slice: Slice): void {
    const track = this.#tracks.get(task)!
    this.ready += Number(slice.kind === 'ready') - Number(track.slice.kind === 'ready')
    track.slice = slice
  }

  /** From the step of `waker`. One that has ended woke others by its end: there is no slice left to begin in. */
  #flow(waker: number, at: number): number | null {
    const from = this.#tracks.get(waker)
    if (from === undefined) return this.#flowFromEnd(waker)
    const id = ++this.#flows
    from.flows.push({ id, at })
    return id
  }

  #flowFromEnd(waker: number): number | null {
    const start = this.#ended.get(waker)
    if (start === undefined) return null
    const id = ++this.#flows
    this.#write({ ...this.#arrow(id), ph: 's', tid: tidOf(waker), ts: start })
    return id
  }

  readonly #arrow = (id: number) => ({ name: 'wakes', cat: 'wake', id, pid: RUN_PID }) as const

  #close(id: number, at: number, more: TraceArgs = {}): void {
    const track = this.#tracks.get(id)!
    const { kind, cancelling, start, waiting, site, flow } = track.slice
    const doing = waiting === null ? kind : waitName(waiting, this)
    const args = { ...(waiting !== null && { waitsFor: doing }), ...this.#place(site), ...more }
    this.#write({
      ph: 'X',
      name: cancelling ? `cancelling: ${doing}` : doing,
      cat: cancelling ? 'cancelling' : kind,
      pid: RUN_PID,
      tid: tidOf(id),
      ts: start,
      dur: Math.max(0, at - start),
      args,
    })
    if (flow !== null) this.#write({ ...this.#arrow(flow), ph: 'f', bp: 'e', tid: tidOf(id), ts: start })
    for (const { id: flowId, at: ts } of track.flows.splice(0))
      this.#write({ ...this.#arrow(flowId), ph: 's', tid: tidOf(id), ts: within(ts, start, at) }) // I2
  }

  #place(site: number | null): TraceArgs {
    const known = site === null ? undefined : this.#sites.get(site)
    return known === undefined ? {} : { at: `${known.file}:${known.line}:${known.column}` }
  }

  #end({ task, at, state }: RunEventOf<'task.ended'>): void {
    const slice = this.#tracks.get(task)?.slice
    if (slice === undefined) return
    this.#close(task, at, { ended: state })
    if (slice.kind === 'ready') this.ready--
    this.#ended.set(task, slice.start)
    this.#tracks.delete(task) // I1
  }
}

/** A slice does not hold its own end. */
const within = (ts: number, start: number, end: number): number => Math.max(start, Math.min(ts, end - 1))
