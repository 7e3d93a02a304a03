/**
 * Does to a run what was done by hand to an earlier one, at the very places: until the last of it is done the loop is driven
 * entry by entry, and after each one looked where it is. On the virtual clock that is all the same to what runs on it.
 */
import type { HandIntervention } from '../../shared/protocol/recordings.ts'
import type { EventLoop, LoopHost } from '../runtime/index.ts'
import type { Engine } from './engine.ts'

export interface Replayed {
  readonly engine: Pick<Engine, 'place' | 'over' | 'cancel' | 'shield' | 'stop'>
  readonly loop: Pick<EventLoop, 'start' | 'stepOne'>
  readonly host: LoopHost
}

/** Entries between two turns of the host. */
const STRETCH = 500
/** How long to leave the outside alone when only it can go on. */
const OUTSIDE_SECONDS = 0.002

export function replayAll(interventions: readonly HandIntervention[], replayed: Replayed): void {
  const { engine, loop, host } = replayed
  const left = [...interventions]
  const stretch = (): void => {
    for (let entries = 0; entries < STRETCH; entries++) {
      while (left[0] !== undefined && reached(engine, left[0])) repeat(engine, left.shift()!)
      if (engine.over) return
      if (left.length === 0) {
        loop.start()
        return
      }
      if (loop.stepOne() || reached(engine, left[0]!)) continue
      host.wakeAt(host.now() + OUTSIDE_SECONDS, stretch)
      return
    }
    host.soon(stretch)
  }
  host.soon(stretch)
}

/** Or passed, where the run has turned out another one: what then differs is for who compares them to say. */
function reached(engine: Replayed['engine'], { after }: HandIntervention): boolean {
  const { events, entries } = engine.place()
  return events >= after.events && entries >= after.entries
}

function repeat(engine: Replayed['engine'], done: HandIntervention): void {
  try {
    if (done.do === 'stop') engine.stop(done.reason)
    else if (done.do === 'cancel') engine.cancel(done.task, done.reason)
    else engine.shield(done.task, done.on)
  } catch {
    // There is no such task: another run.
  }
}
