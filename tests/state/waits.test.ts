import { expect, test } from 'vitest'
import { deadlockStory, waitGroups } from '../../shared/state/selectors.ts'
import { ScriptedRun } from '../support/scripted-run.ts'

test('a deadlock says who took what and who then wanted what, up to the wait that closed the ring', () => {
  const run = new ScriptedRun().start().task(1, 'left').task(2, 'right').task(3, 'guest')
  run.pass(0.1).lock(1, 'flour', 1, [])
  run.pass(0.1).lock(2, 'cheese', 2, [])
  run.pass(0.1).waits(2, 1)
  run.pass(0.1).waits(1, 2)
  run.is(3, 'waiting', { for: 'task', task: 1 })
  run.add({
    type: 'run.deadlocked',
    deadlock: {
      cycle: [
        { task: 1, wants: 2 },
        { task: 2, wants: 1 },
      ],
      tasks: [1, 2, 3],
      total: 3,
    },
  })
  expect(deadlockStory(run.state)).toEqual([
    { at: 100_000, task: 1, did: 'took', resource: 1, of: null },
    { at: 200_000, task: 2, did: 'took', resource: 2, of: null },
    { at: 300_000, task: 2, did: 'wanted', resource: 1, of: 1 },
    { at: 400_000, task: 1, did: 'wanted', resource: 2, of: 2 },
  ])
})

test('tasks that await one another have taken nothing', () => {
  const run = new ScriptedRun().start().task(1, 'a').task(2, 'b')
  run.pass(1).is(1, 'waiting', { for: 'task', task: 2 })
  run.pass(1).is(2, 'waiting', { for: 'task', task: 1 })
  const cycle = [1, 2].map(task => ({ task, wants: null }))
  run.add({ type: 'run.deadlocked', deadlock: { cycle, tasks: [1, 2], total: 2 } })
  expect(deadlockStory(run.state).map(step => [step.at, step.task, step.did, step.of])).toEqual([
    [1_000_000, 1, 'awaited', 2],
    [2_000_000, 2, 'awaited', 1],
  ])
})

test('identical waits are one group, whoever waits longest first, and sleepers need not wake together', () => {
  const run = new ScriptedRun().start().lock(1, 'oven', null, [])
  const chef = (id: number) => run.task(id, `chef[${id}]`, { node: 'chef', copy: id })
  for (const id of [1, 2, 3]) chef(id)
  run.task(4, 'fetch-1').task(5, 'fetch-2').task(6, 'done')
  run.pass(1).waits(2, 1).pass(1).waits(1, 1)
  run.is(4, 'waiting', { for: 'sleep', until: 5e6 }).pass(1).is(5, 'waiting', { for: 'sleep', until: 9e6 })
  run.is(3, 'waiting', { for: 'task', task: 4 }).ended(6)
  expect(waitGroups(run.state).map(({ name, tasks, since, waiting }) => [name, tasks, since, waiting.for])).toEqual([
    ['chef', [2, 1], 1_000_000, 'resource'],
    ['fetch', [4, 5], 2_000_000, 'sleep'],
    ['chef[3]', [3], 3_000_000, 'task'],
  ])
})
