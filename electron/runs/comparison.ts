/**
 * A run held against the log of an earlier one, event for event, as it goes on. Numbers are not compared, since those of events
 * that only pace a run are not. It runs in the run's own thread, which may wait for the disk.
 */
import { isDeepStrictEqual } from 'node:util'
import type { RunEvent } from '../../shared/protocol/events.ts'
import { type CheckResult, PACING } from '../../shared/protocol/recordings.ts'
import { readEvents, segmentsOf } from '../recordings/index.ts'

/** Characters of an event that is shown. */
const SHOWN = 2_000

export class Comparison {
  // I1  #wanted are events of the log that were read and not yet compared, from #at on.
  readonly #reading: Generator<number, unknown>
  #wanted: RunEvent[] = []
  #at = 0
  #compared = 0
  #over = false

  constructor(folder: string) {
    this.#reading = readEvents(segmentsOf(folder), { state() {}, event: event => this.#read(event) })
  }

  /** Of each event of the run in turn. Not null once, when it is known how they compare. */
  next(event: RunEvent): CheckResult | null {
    if (this.#over || PACING.has(event.type)) return null
    const wanted = this.#peek()
    if (wanted === null) return this.#end({ kind: 'same', events: this.#compared, whole: false })
    this.#at++
    this.#compared++
    const { at } = event
    if (!same(event, wanted))
      return this.#end({ kind: 'different', event: this.#compared, at, was: shown(wanted), is: shown(event) })
    const more = this.#peek()
    if (more === null) return this.#end({ kind: 'same', events: this.#compared, whole: event.type === 'run.ended' })
    if (event.type !== 'run.ended') return null
    return this.#end({ kind: 'different', event: this.#compared + 1, at: more.at, was: shown(more), is: null })
  }

  #read(event: RunEvent): void {
    if (!PACING.has(event.type)) this.#wanted.push(event)
  }

  #peek(): RunEvent | null {
    while (this.#at === this.#wanted.length) {
      this.#wanted = []
      this.#at = 0 // I1
      if (this.#reading.next().done) break
    }
    return this.#wanted[this.#at] ?? null
  }

  #end(result: CheckResult): CheckResult {
    this.#over = true
    return result
  }
}

const same = (a: RunEvent, b: RunEvent): boolean => isDeepStrictEqual({ ...a, seq: 0 }, { ...b, seq: 0 })

function shown({ seq: _, ...event }: RunEvent): string {
  const text = JSON.stringify(event)
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`
}
