import { LaneBuilder, LaneStore } from '../../shared/lanes/index.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'

/** `cuts`: after so many events what is new is taken and added, as a live run's is. */
export function lanesOf(events: Iterable<RunEvent>, cuts = Number.POSITIVE_INFINITY): LaneStore {
  const builder = new LaneBuilder()
  const store = new LaneStore()
  let count = 0
  for (const event of events) {
    builder.event(event)
    if (++count % cuts === 0) store.add(builder.take())
  }
  store.add(builder.take())
  return store
}
