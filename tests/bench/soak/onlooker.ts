import { KEEP_RESOURCES } from '../../../electron/engine/recorded-resources.ts'
import { KEEP_ENDED } from '../../../electron/engine/recorder.ts'
import type { Run } from '../../../electron/runs/index.ts'
import type { RunEvent } from '../../../shared/protocol/events.ts'
import { ENDED, isOutside } from '../../../shared/protocol/events.ts'
import { applyBatch } from '../../../shared/state/reducer.ts'
import { emptyRun, fromSnapshot, LOG_LIMIT, type RunState } from '../../../shared/state/run-state.ts'

/** Watches a run as a page does, so that what is sent to pages is part of the load. */
export class Onlooker {
  state: RunState = emptyRun
  readonly ended: Promise<unknown>
  #end: () => void = () => {}

  constructor(run: Run) {
    this.ended = new Promise<void>(resolve => {
      this.#end = resolve
    })
    run.watch({ send: text => this.#hear(text), backlog: () => 0 })
  }

  /** From here on a run forgets as much as it notes. */
  get isFull(): boolean {
    const { tasks, resources, log } = this.state
    return tasks.size >= KEEP_ENDED && resources.size >= KEEP_RESOURCES && log.length >= LOG_LIMIT
  }

  toString(): string {
    const { tasks, resources, log } = this.state
    return `${tasks.size} tasks  ${resources.size} resources  ${log.length} lines known`
  }

  /** What went wrong, and what was not cleaned up by the end. */
  faults(): string[] {
    const { outcome, tasks, resources } = this.state
    const faults = outcome === 'finished' ? [] : [`the run ended ${outcome}`]
    for (const { name, node, state, outcome } of tasks.values()) {
      if (!ENDED.includes(state)) faults.push(`${name} is still ${state}`)
      if (node !== null && outcome?.kind === 'raised')
        faults.push(`${name}: ${outcome.error.name}: ${outcome.error.message}`)
    }
    for (const { name, stats } of resources.values())
      if (isOutside(stats) && stats.state !== 'closed') faults.push(`${name} is still ${stats.state}`)
    return faults
  }

  #hear(text: string): void {
    const { push } = JSON.parse(text) as { push: { type: string; snapshot: never; batch: { events: RunEvent[] } } }
    if (push.type === 'run.snapshot') this.state = fromSnapshot(push.snapshot)
    else if (push.type === 'run.batch') this.state = applyBatch(this.state, push.batch as never)
    if (this.state.phase === 'ended') this.#end()
  }
}
