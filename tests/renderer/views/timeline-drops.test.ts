/** Lanes that have dropped their beginning are drawn as lanes that never had it, and what is selected stays what it was. */
import { expect, test } from 'vitest'
import { placeOfSelected } from '../../../renderer/store/index.ts'
import { slotTracks } from '../../../renderer/views/timeline/lanes/slots.ts'
import { spansOf } from '../../../renderer/views/timeline/lanes/spans.ts'
import { taskSums } from '../../../renderer/views/timeline/paint/task-lane.ts'
import { endOf, type LaneStore, segmentAt, type TaskLane } from '../../../shared/lanes/index.ts'
import { syntheticLanes } from '../../support/lanes.ts'

const OVEN = 1
const SLOTS = 3

/** Reads as the store's lanes, with the beginning of each dropped. */
function dropped(lanes: LaneStore, share: number): LaneStore {
  for (const lane of [...lanes.tasks.values(), ...lanes.resources.values()]) lane.drop(Math.floor(lane.count * share))
  return lanes
}

const lanes = () => syntheticLanes({ tasks: 4, segments: 4_000 })

/** Who holds which permit, from `from` on. */
function held(of: LaneStore, from: number): readonly (readonly [number, number])[][] {
  return slotTracks(of.resources.get(OVEN as never)!, of, SLOTS).map(({ start, task, count }) =>
    Array.from({ length: count }, (_, i) => [Math.max(from, start[i]!), task[i]!] as const).slice(
      Math.max(0, segmentAt({ start, count }, from)),
    ),
  )
}

function sumsUpTo(of: LaneStore, lane: TaskLane, index: number): number[] {
  const out = new Float64Array(5)
  taskSums(lane).upTo({ ...spansOf(lane, of), kind: lane.kind }, index, endOf(of, lane, index), out)
  return [...out]
}

test('holders keep their places when the beginning goes, whether it was drawn before or not', () => {
  const drawn = lanes()
  slotTracks(drawn.resources.get(OVEN as never)!, drawn, SLOTS)
  const whole = lanes()
  dropped(drawn, 0.6)
  const from = drawn.resources.get(OVEN as never)!.start[0]!
  expect(held(drawn, from)).toEqual(held(whole, from))
  const second = slotTracks(drawn.resources.get(OVEN as never)!, drawn, SLOTS).map(({ start }) => start[1]!)
  expect(second.filter(at => at <= from)).toEqual([]) // what was before is not kept
})

test('sums of kinds are made anew from what is left', () => {
  const drawn = lanes()
  const lane = drawn.tasks.get(2 as never)!
  sumsUpTo(drawn, lane, lane.count - 1)
  dropped(drawn, 0.6)
  const left = sumsUpTo(drawn, lane, lane.count - 1)
  const fresh = dropped(lanes(), 0.6)
  expect(left).toEqual(sumsUpTo(fresh, fresh.tasks.get(2 as never)!, lane.count - 1))
})

test('a selected segment is the same one until it is dropped itself', () => {
  const all = lanes()
  const lane = all.tasks.get(2 as never)!
  const begins = lane.start[700]!
  const places = [0, 0.5, 0.9].map(share => {
    dropped(all, share)
    const place = placeOfSelected(all, { task: lane.task, number: 700 })
    return place === null ? 'gone' : place.lane.start[place.index]
  })
  expect(places).toEqual([begins, begins, 'gone'])
})
