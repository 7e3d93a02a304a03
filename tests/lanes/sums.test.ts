import { expect, test } from 'vitest'
import {
  endOf,
  kindOf,
  LaneSums,
  type Lanes,
  noSums,
  SEGMENT,
  type Sums,
  type TaskLane,
} from '../../shared/lanes/index.ts'
import { seeded, syntheticLanes } from '../support/lanes.ts'

/** Segment by segment. */
function slowly(lanes: Lanes, tasks: Iterable<TaskLane>, from: number, to: number): Sums {
  const sums = noSums()
  for (const lane of tasks)
    for (let i = 0; i < lane.count; i++) {
      const length = Math.max(0, Math.min(to, endOf(lanes, lane, i)) - Math.max(from, lane.start[i]!))
      if (length === 0) continue
      const kind = kindOf(lane, i)
      if (kind === SEGMENT.ready) sums.ready += length
      else if (kind === SEGMENT.running) sums.running += length
      else if (kind !== SEGMENT.waiting) sums.cancelling += length
      else {
        sums.waiting += length
        sums.waits.set(lane.wait[i]!, (sums.waits.get(lane.wait[i]!) ?? 0) + length)
      }
    }
  return sums
}

test('sums over any span are those of its segments, whatever blocks they are in', () => {
  const lanes = syntheticLanes({ seed: 3, tasks: 10, segments: 10 * 80_000 }) // enough for blocks of blocks in the midst of a lane
  const sums = new LaneSums(lanes)
  const random = seeded(5)
  const spans = Array.from({ length: 12 }, () =>
    [random() * 70e6, random() * 70e6].sort((a, b) => a - b).map(Math.round),
  )
  spans.push([0, 60e6], [-5, 70e6], [7, 7])
  const tasks = [lanes.tasks.get(1)!, lanes.tasks.get(7)!]
  const fast = spans.map(([from, to]) => [sums.ofAll(from!, to!), ...tasks.map(lane => sums.of(lane, from!, to!))])
  const slow = spans.map(([from, to]) =>
    [lanes.tasks.values(), ...tasks.map(lane => [lane])].map(each => slowly(lanes, each, from!, to!)),
  )
  expect(fast).toEqual(slow)
})

test('a lane that grows is summed up anew where it grew', () => {
  const lanes = syntheticLanes({ tasks: 1, segments: 9_000 })
  const lane = lanes.tasks.get(1)!
  const sums = new LaneSums(lanes)
  const whole = sums.of(lane, 0, 60e6)
  const { count } = lane
  lane.count = 5_000
  lane.endedAt = lane.start[5_000]!
  const early = new LaneSums(lanes)
  early.of(lane, 0, 60e6)
  lane.count = count
  lane.endedAt = lanes.at
  expect(early.of(lane, 0, 60e6)).toEqual(new LaneSums(lanes).of(lane, 0, 60e6))
  expect(whole.running).toBeGreaterThan(0)
})
