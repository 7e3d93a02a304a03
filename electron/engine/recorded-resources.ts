/** What a recorder keeps of resources, and which of them it forgets. */
import type { ResourceId } from '../../shared/ids.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import type { Observed } from '../runtime/index.ts'
import { FreeNames } from './free-names.ts'
import { ResourceMark } from './marks.ts'
import type { Recorder } from './recorder.ts'
import { resourceStats } from './stats.ts'

/** Resources that no graph declares and are kept; then those are forgotten that have not changed for longest. */
export const KEEP_RESOURCES = 10_000
const FORGET = 1_000
/** The same for connections and programs that are closed. */
export const KEEP_CLOSED = 200
const FORGET_CLOSED = 100

export class RecordedResources {
  // I1  #all holds what the graph declares and at most KEEP_RESOURCES + FORGET others, of which at most
  //     KEEP_CLOSED + FORGET_CLOSED are closed, in order of declaration.
  readonly #recorder: Recorder
  #all: ResourceMark[] = []
  readonly #marks = new WeakMap<Observed, ResourceMark>()
  readonly #names = new FreeNames()
  #ids = 0
  #undeclared = 0
  #closed: ResourceMark[] = []

  constructor(recorder: Recorder) {
    this.#recorder = recorder
  }

  get all(): readonly ResourceMark[] {
    return this.#all
  }

  /** Undefined for what was made before it was recorded and has not changed since. */
  markOf(resource: Observed): ResourceMark | undefined {
    return this.#marks.get(resource)
  }

  idOf(resource: Observed): ResourceId | undefined {
    return this.#marks.get(resource)?.id
  }

  /** By number and name; null as for `markOf`. */
  named(resource: Observed): { id: ResourceId; name: string } | null {
    const mark = this.#marks.get(resource)
    return mark === undefined ? null : { id: mark.id, name: mark.name }
  }

  declare(resource: Observed, declared: boolean): void {
    const recorder = this.#recorder
    const name = declared
      ? (resource.name ?? '')
      : this.#names.take(resource.name ?? resource.kind, resource.name !== null)
    const id = ++this.#ids
    const stats = resourceStats(resource, recorder)
    recorder.note({ type: 'resource.created', resource: id, name, declared, stats })
    const mark = new ResourceMark({ id, name, declared, resource, at: recorder.now(), seq: recorder.seq })
    this.#marks.set(resource, mark)
    this.#all.push(mark)
    if (!declared && ++this.#undeclared >= KEEP_RESOURCES + FORGET) this.#forget(this.#oldestChanged())
  }

  changed(mark: ResourceMark): void {
    const recorder = this.#recorder
    mark.seq = recorder.nextSeq()
    mark.changedAt = recorder.now()
    if (recorder.heard) recorder.tell(this.event(mark))
    if (recorder.live !== null && !mark.queued) {
      mark.queued = true
      recorder.live.resourceChanged(mark)
    }
  }

  /** One that the graph declares is never closed. */
  closed(resource: Observed): void {
    const mark = this.#marks.get(resource)
    if (mark === undefined) return
    this.#closed.push(mark)
    if (this.#closed.length < KEEP_CLOSED + FORGET_CLOSED) return
    this.#forget(new Set(this.#closed.splice(0, FORGET_CLOSED)))
  }

  event(mark: ResourceMark): RunEvent {
    return {
      type: 'resource.changed',
      seq: mark.seq,
      at: mark.changedAt,
      resource: mark.id,
      stats: resourceStats(mark.resource, this.#recorder),
    }
  }

  #oldestChanged(): Set<ResourceMark> {
    const others = this.#all.filter(mark => !mark.declared)
    return new Set(others.sort((a, b) => a.seq - b.seq).slice(0, FORGET))
  }

  /** One that is forgotten and changes again is a new one. */
  #forget(old: ReadonlySet<ResourceMark>): void {
    for (const { resource } of old) this.#marks.delete(resource)
    const there = this.#all.filter(mark => old.has(mark)) // one that was closed may be forgotten already
    this.#all = this.#all.filter(mark => !old.has(mark))
    this.#undeclared -= there.length
    this.#recorder.note({ type: 'resources.forgotten', resources: there.map(mark => mark.id) })
  }
}
