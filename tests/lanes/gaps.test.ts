/** Logs that are not whole: merged by the sender, begun in the middle, cut in between. */
import { expect, test } from 'vitest'
import { LaneBuilder, LaneStore, segmentAt } from '../../shared/lanes/index.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun } from '../../shared/state/run-state.ts'
import { testRun } from '../engine/support.ts'
import { lanesOf } from './support.ts'

const GRAPH = `
taskgraph: 1
name: test
resources: { till: { type: lock }, orders: { type: queue, maxsize: 1 } }
tasks:
  put: { script: "export default async ({ orders }) => { for (let i = 0; i < 9; i++) await orders.put(i) }" }
  get: { script: "import { sleep } from 'yieldpoint'; export default async ({ orders }) => { for (let i = 0; i < 9; i++) { await sleep(1); await orders.get() } }" }
  a: { holds: [till], sleep: 4 }
  b: { holds: [till], sleep: 3 }
  c: { after: [put, get], sleep: 1 }
`
const events = (await testRun(GRAPH).go()).events
const whole = lanesOf(events)

function withKeyFrame(head: readonly RunEvent[], lost: readonly RunEvent[], tail: readonly RunEvent[]): LaneStore {
  const builder = new LaneBuilder()
  const store = new LaneStore()
  for (const event of head) builder.event(event)
  builder.keyFrame(applyEvents(emptyRun, [...head, ...lost]))
  for (const event of tail) builder.event(event)
  store.add(builder.take())
  return store
}

/** What each lane shows then. */
const at = (lanes: LaneStore, moment: number) =>
  [...lanes.tasks.values()].map(lane => {
    const i = segmentAt(lane, moment)
    const over = lane.endedAt !== null && lane.endedAt <= moment
    return [lane.name, over ? lane.endState : lane.kind[i], over ? null : lanes.waitOf(lane.wait[i]!)?.for]
  })

const half = events.findIndex(event => event.at > 4_500_000)
const MOMENTS = [5e6, 5.5e6, 6e6, 7e6, 8.5e6, 9e6, 9.5e6, 20e6]

test('begun in the middle, lanes show from there on what those of the whole log show', () => {
  const lanes = withKeyFrame([], events.slice(0, half), events.slice(half))
  expect(MOMENTS.map(moment => at(lanes, moment))).toEqual(MOMENTS.map(moment => at(whole, moment)))
  expect(lanes.from).toBe(events[half - 1]!.at)
})

test('after a part that was lost, lanes go on, and what was told before stays', () => {
  const quarter = events.findIndex(event => event.at > 2_500_000)
  const lanes = withKeyFrame(events.slice(0, quarter), events.slice(quarter, half), events.slice(half))
  const moments = [1e6, 1.5e6, 2e6, ...MOMENTS]
  expect(moments.map(moment => at(lanes, moment))).toEqual(moments.map(moment => at(whole, moment)))
})

test('a key frame in a whole log changes nothing, and events told twice count once', () => {
  const builder = new LaneBuilder()
  const store = new LaneStore()
  events.forEach((event, i) => {
    builder.event(event)
    if (i % 20 === 0) builder.keyFrame(applyEvents(emptyRun, events.slice(0, i + 1)))
    if (i % 15 === 0) for (const again of events.slice(Math.max(0, i - 3), i + 1)) builder.event(again)
  })
  store.add(builder.take())
  expect({ ...store, version: 0 }).toEqual({ ...whole, version: 0 })
})

test('of a log whose sender merged changes, starts in a lane never fall, and its end is right', () => {
  const last = new Map<string, number>()
  events.forEach((event, i) => {
    if (event.type === 'task.changed') last.set(`${event.task}/${Math.floor(event.at / 700_000)}`, i)
  })
  const kept = new Set(last.values())
  const lanes = lanesOf(events.filter((event, i) => event.type !== 'task.changed' || kept.has(i)))
  const falls = [...lanes.tasks.values()].filter(lane =>
    lane.start.subarray(0, lane.count).some((s, i, all) => s < all[i - 1]!),
  )
  expect([falls, at(lanes, 20e6)]).toEqual([[], at(whole, 20e6)])
})
