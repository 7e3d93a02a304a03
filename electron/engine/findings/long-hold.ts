import type { Micros } from '../../../shared/ids.ts'
import { heldBy, Lock, type Task, waitStateOf, waitsAtResource } from '../../runtime/index.ts'
import { markOf } from '../marks.ts'
import type { Recorder } from '../recorder.ts'
import { type Findings, named, placeAt, type Rule, textOf } from './rule.ts'

/**
 * A task waited for something else for long while it had a lock, and others waited for that lock all the while. Looked at when such a
 * wait is over: what never ends is a deadlock, and reported as one, and so may be a wait for
 * another resource that only a cancellation has ended. Semaphores are often made to be kept, so only locks count.
 * Units: microseconds of the run's clock.
 */
export class LongHold implements Rule {
  readonly #limit: Micros
  readonly #recorder: Recorder
  readonly #findings: Findings

  constructor(seconds: number, recorder: Recorder, findings: Findings) {
    this.#limit = seconds * 1e6
    this.#recorder = recorder
    this.#findings = findings
  }

  holderReady(task: Task, since: Micros): void {
    if (markOf(task).phaseAt - since < this.#limit) return
    if (waitStateOf(task) === 'cancelled' && waitsAtResource(task)) return // cut off
    for (const held of heldBy(task)) if (held instanceof Lock) this.#look(held, task, since)
  }

  #look(lock: Lock, task: Task, since: Micros): void {
    const { waiters, waiting } = Lock.prototype.stats.call(lock)
    const resource = this.#recorder.resources.named(lock)
    const [longest] = waiters // first come, first served
    if (longest === undefined || resource === null) return
    const { phaseAt: now, site } = markOf(task)
    const micros = now - Math.max(since, markOf(longest).phaseAt)
    if (micros < this.#limit) return
    const place = placeAt(site, this.#recorder)
    const cause = `${resource.name} ${place === null ? named(task).name : textOf(place)}`
    this.#findings.report(cause, { rule: 'long-hold', task: named(task), resource, place, micros, waiting }, micros)
  }
}
