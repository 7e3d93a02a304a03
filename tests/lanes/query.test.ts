/** What stands at a place of a lane, at its edges and between them. */
import { expect, test } from 'vitest'
import { endOf, eventBeside, firstFrom, segmentAt } from '../../shared/lanes/index.ts'
import { ScriptedRun } from '../support/scripted-run.ts'
import { lanesOf } from './support.ts'

const S = 1e6

/** Made at one second, ready and running at once; sleeps from two to four; ended at five. */
const run = new ScriptedRun()
  .start('virtual')
  .pass(1)
  .task(1, 'a')
  .is(1, 'running')
  .pass(1)
  .is(1, 'waiting', { for: 'sleep', until: 4 * S })
  .pass(2)
  .is(1, 'running')
  .pass(1)

const lanes = lanesOf([...run.events])
const ended = lanesOf(run.ended(1).pass(4).task(2, 'b').events)
const lane = lanes.tasks.get(1)!
const endedLane = ended.tasks.get(1)!

test('at any time a lane shows the last segment that has begun; before its first, none', () => {
  const times = [0, 1, 1.5, 2, 3.9, 4, 99]
  expect(times.map(at => [segmentAt(lane, at * S), firstFrom(lane, at * S)])).toEqual([
    [-1, 0],
    [1, 0],
    [1, 2],
    [2, 2],
    [2, 3],
    [3, 3],
    [3, 4],
  ])
})

test('a segment ends where the next begins, the last one where its task ended, or as far as the log is known', () => {
  expect([0, 1, 2, 3].map(index => [endOf(lanes, lane, index) / S, endOf(ended, endedLane, index) / S])).toEqual([
    [1, 1],
    [2, 2],
    [4, 4],
    [4, 5],
  ])
  expect(endOf(ended, ended.tasks.get(2)!, 0) / S).toBe(9)
})

test('the event beside a time is the nearest of another time, the end of the task among them', () => {
  const beside = (at: number, by: 1 | -1): number | null => {
    const found = eventBeside(endedLane, at * S, by)
    return found === null ? null : found / S
  }
  expect([0, 1, 2, 3, 4, 5, 6].map(at => [beside(at, -1), beside(at, 1)])).toEqual([
    [null, 1],
    [null, 2],
    [1, 4],
    [2, 4],
    [2, 5],
    [4, null],
    [5, null],
  ])
})
