/** The timeline's rows, and a wait told as a story with its arrows, on a run written by hand. */
import { expect, test } from 'vitest'
import { arrowsOf, heldPart } from '../../../renderer/views/timeline/lanes/arrows.ts'
import { segmentNear } from '../../../renderer/views/timeline/lanes/hit.ts'
import { keptBy } from '../../../renderer/views/timeline/lanes/kept-by.ts'
import { placesOf, rowAt } from '../../../renderer/views/timeline/lanes/places.ts'
import { type LaneRow, laneRows, rowsOver } from '../../../renderer/views/timeline/lanes/rows.ts'
import { storyOf } from '../../../renderer/views/timeline/lanes/story.ts'
import type { LaneStore } from '../../../shared/lanes/index.ts'
import type { ResourceStats } from '../../../shared/protocol/events.ts'
import { lanesOf as lanesOfEvents } from '../../lanes/support.ts'
import { ScriptedRun } from '../../support/scripted-run.ts'

const lanesOf = (run: ScriptedRun): LaneStore => lanesOfEvents(run.events)

const till = (owner: number | null, waiters: number[] = []): ResourceStats => ({
  kind: 'lock',
  owner,
  since: owner === null ? null : 0,
  waiters,
  waiting: waiters.length,
})

/** ben waits two seconds for the till that anna has, is woken by her step, and runs half a second later. */
function kitchen(): ScriptedRun {
  return new ScriptedRun()
    .start('real', 0)
    .add({ type: 'resource.created', resource: 1, name: 'till', declared: true, stats: till(null) })
    .task(1, 'anna')
    .task(2, 'ben')
    .is(1, 'running')
    .add({ type: 'resource.changed', resource: 1, stats: till(1) })
    .is(1, 'waiting', { for: 'sleep', until: 3e6 })
    .pass(1)
    .is(2, 'running')
    .waits(2, 1)
    .add({ type: 'resource.changed', resource: 1, stats: till(1, [2]) })
    .pass(2)
    .is(1, 'ready')
    .is(1, 'running')
    .is(2, 'ready')
    .add({ type: 'resource.changed', resource: 1, stats: till(2) })
    .ended(1)
    .pass(0.5)
    .is(2, 'running')
    .pass(1)
    .ended(2)
}

const names = (rows: readonly LaneRow[]): string[] =>
  rows.map(row => {
    const name = row.kind === 'section' ? row.section : row.kind === 'several' ? `${row.name} ×${row.tasks.length}` : ''
    return `${'  '.repeat(row.depth)}${name || ('lane' in row ? ('name' in row.lane ? row.lane.name : row.lane.worker) : '')}`
  })

const wait = (lanes: LaneStore, task: number): number => {
  const lane = lanes.tasks.get(task)!
  return [...lane.kind.subarray(0, lane.count)].indexOf(2)
}

test('a wait for a lock is told with who held it, who woke the task, and how long it was ready then', () => {
  const lanes = lanesOf(kitchen())
  const { from, to, goesOn, holders, waker, readyFor } = storyOf(lanes, lanes.tasks.get(2)!, wait(lanes, 2))
  expect({ from, to, goesOn, holders, waker, readyFor }).toEqual({
    ...{ from: 1e6, to: 3e6, goesOn: false },
    ...{ holders: [1], waker: { by: 'task', task: 1, cancels: false }, readyFor: 0.5e6 },
  })
})

test('a sleep is ended by its timer and has no arrows', () => {
  const lanes = lanesOf(kitchen())
  const story = storyOf(lanes, lanes.tasks.get(1)!, wait(lanes, 1))
  expect(story.waker).toEqual({ by: 'timer' })
  expect(arrowsOf(story, lanes, placesOf(laneRows(lanes, { toggled: new Set() })))).toEqual([])
})

test('arrows lead to the lock, where its owner then is drawn, and back from it; folded, to what hides it', () => {
  const lanes = lanesOf(kitchen())
  const story = storyOf(lanes, lanes.tasks.get(2)!, wait(lanes, 2))
  const open = placesOf(laneRows(lanes, { toggled: new Set() }))
  expect(names(open.rows)).toEqual(['tasks', '  anna', '  ben', 'resources', '  till'])
  expect(arrowsOf(story, lanes, open)).toEqual([
    { what: 'held', at: 1e6, task: 1, others: 0, gives: false, from: 2, to: 4 },
    { what: 'woke', at: 3e6, task: 1, others: 0, gives: true, from: 4, to: 2 },
  ])
  expect(heldPart(story, lanes, open)).toEqual({ row: 4, slot: 0, slots: 1, from: 0, to: 3e6 })
  const folded = placesOf(laneRows(lanes, { toggled: new Set(['resources']) }))
  expect(arrowsOf(story, lanes, folded).map(({ from, to }) => [from, to])).toEqual([
    [2, 3],
    [3, 2],
  ])
})

test('a wait that a task ended by cancelling leads to that task, not to the lock that it holds', () => {
  const run = new ScriptedRun().start('virtual', 0).lock(1, 'till', 1).task(1, 'anna').task(2, 'ben')
  run.is(2, 'running').waits(2, 1).pass(1).is(1, 'running').cancelRequested(2).is(2, 'cancelling')
  const lanes = lanesOf(run)
  const story = storyOf(lanes, lanes.tasks.get(2)!, wait(lanes, 2))
  const places = placesOf(laneRows(lanes, { toggled: new Set() }))
  expect([story.waker, arrowsOf(story, lanes, places)[1]]).toEqual([
    { by: 'task', task: 1, cancels: true },
    { what: 'cancelled', at: 1e6, task: 1, others: 0, gives: false, from: 1, to: 2 },
  ])
})

test('who kept a task waiting is summed up by who had what it wanted, within the span', () => {
  const lanes = lanesOf(kitchen())
  expect(keptBy(lanes, lanes.tasks.get(2)!, { from: 2e6, to: 10e6 })).toEqual([
    { resource: 1, holders: [1], time: 1e6 },
    { resource: null, holders: [], time: 0.5e6 },
  ])
})

test('copies and tasks of a group stand under headings, many of them folded, and what hides a task is known', () => {
  const run = new ScriptedRun().start('virtual', 0).task(1, 'host', { node: 'host' })
  for (let i = 0; i < 9; i++) run.task(2 + i, `chef[${i}]`, { node: 'chef', copy: i })
  const menu = { id: 1, name: 'menu', owner: 1 }
  run.task(20, 'soup', { parent: 1, group: menu }).task(21, 'fish', { parent: 1, group: menu })
  run.task(22, 'alone', { parent: 1 })
  const lanes = lanesOf(run)
  expect(names(laneRows(lanes, { toggled: new Set() }))).toEqual([
    'tasks',
    '  host',
    '    soup ×2',
    '      soup',
    '      fish',
    '    alone',
    '  chef ×9',
  ])
  const over = rowsOver(lanes, 4)
  const shown = names(laneRows(lanes, { toggled: new Set(over.filter(key => key !== 'tasks')) }))
  expect(shown).toContain('    chef[2]')
})

test('a row is found by its place, ends counting for what is beyond them', () => {
  const places = placesOf(laneRows(lanesOf(kitchen()), { toggled: new Set() }))
  expect([-5, 0, 23, 24, 50, 119, 500].map(y => rowAt(places, y))).toEqual([0, 0, 0, 1, 2, 4, 4])
})

test('a step that takes no time can be pointed at', () => {
  const run = new ScriptedRun().start('virtual', 0).task(1, 'anna').is(1, 'running')
  run.is(1, 'waiting', { for: 'sleep', until: 1e6 }).pass(1).is(1, 'ready').is(1, 'running')
  run.is(1, 'waiting', { for: 'sleep', until: 2e6 }).pass(1).ended(1)
  const lanes = lanesOf(run)
  const lane = lanes.tasks.get(1)!
  const kinds = (at: number) => lane.kind[segmentNear(lanes, lane, at, 3000)]
  expect([0.5e6, 0.998e6, 1.002e6, 1.5e6].map(kinds)).toEqual([2, 1, 1, 2])
  expect(segmentNear(lanes, lane, 3e6, 3000)).toBe(-1)
})
