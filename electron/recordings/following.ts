/** Follows the state of a run through its log. */
import type { RunEvent } from '../../shared/protocol/events.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun, type RunState } from '../../shared/state/run-state.ts'
import type { LogReader } from './event-reader.ts'

/** Events put together before they are applied: the reducer copies its maps once a batch. */
const BATCH = 50_000

export class Following implements LogReader {
  #state: RunState = emptyRun
  #batch: RunEvent[] = []

  state(state: RunState): void {
    this.#state = state
    this.#batch = []
  }

  event(event: RunEvent): void {
    this.#batch.push(event)
    if (this.#batch.length >= BATCH) this.settle()
  }

  /** How the run is now. */
  settle(): RunState {
    if (this.#batch.length > 0) this.#state = applyEvents(this.#state, this.#batch)
    this.#batch = []
    return this.#state
  }
}
