/** What a recorder keeps of workers and of the calls that wait for one. */
import type { WorkerId } from '../../shared/ids.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import { WorkerMark, type WorkersCall } from './marks.ts'
import type { Recorder } from './recorder.ts'

export class RecordedWorkers {
  // I1  #marks has those of executors that were not shut down, in the order of their numbers.
  readonly #recorder: Recorder
  readonly #marks = new Map<WorkerId, WorkerMark>()
  #ids = 0
  /** Calls that no worker has taken; `seq` is that of the event that says so. */
  readonly waiting = { total: 0, seq: 0, at: 0, queued: false }

  constructor(recorder: Recorder) {
    this.#recorder = recorder
  }

  get all(): WorkerMark[] {
    return [...this.#marks.values()]
  }

  has(id: WorkerId): boolean {
    return this.#marks.has(id)
  }

  /** `announced`: by events of their own. */
  add(kind: WorkerMark['kind'], count: number, announced: boolean): WorkerMark[] {
    return Array.from({ length: count }, () => {
      const mark = new WorkerMark(++this.#ids, kind, this.#recorder.now(), this.#recorder.seq)
      this.#marks.set(mark.id, mark)
      if (announced) this.changed(mark, 'idle', null)
      return mark
    })
  }

  changed(mark: WorkerMark, state: WorkerMark['state'], call: WorkersCall | null): void {
    const recorder = this.#recorder
    mark.state = state
    mark.call = call
    mark.since = recorder.now()
    mark.seq = recorder.nextSeq()
    if (recorder.heard) recorder.tell(this.event(mark))
    if (recorder.live !== null && !mark.queued) {
      mark.queued = true
      recorder.live.workerChanged(mark)
    }
  }

  remove(marks: readonly WorkerMark[]): void {
    for (const mark of marks) this.#marks.delete(mark.id)
    this.#recorder.note({ type: 'workers.removed', workers: marks.map(mark => mark.id) })
  }

  callsWait(total: number): void {
    const { waiting } = this
    const recorder = this.#recorder
    waiting.total = total
    waiting.seq = recorder.nextSeq()
    waiting.at = recorder.now()
    if (recorder.heard) recorder.tell(this.callsEvent())
    if (recorder.live !== null && !waiting.queued) {
      waiting.queued = true
      recorder.live.callsWait()
    }
  }

  event(mark: WorkerMark): RunEvent {
    const { id: worker, ...record } = mark.record()
    return { type: 'worker.changed', seq: mark.seq, at: mark.since, worker, ...record }
  }

  callsEvent(): RunEvent {
    const { total, seq, at } = this.waiting
    return { type: 'calls.waiting', seq, at, total }
  }
}
