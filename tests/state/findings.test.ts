import { expect, test } from 'vitest'
import type { Finding } from '../../shared/protocol/findings.ts'
import { fromSnapshot, toSnapshot } from '../../shared/state/run-state.ts'
import { findingsByTask, findingsOf } from '../../shared/state/selectors.ts'
import { ScriptedRun } from '../support/scripted-run.ts'

const common = { count: 1, first: 0, place: null, micros: 2_000_000 }
const slow = (id: number, task: number): Finding => ({
  ...{ ...common, rule: 'slow-step', id, task: { id: task, name: 'chef' }, resource: null, until: null },
})
const hold: Finding = {
  ...{
    ...common,
    rule: 'long-hold',
    id: 3,
    task: { id: 2, name: 'cook' },
    resource: { id: 7, name: 'till' },
    waiting: 1,
  },
}
const { state } = [slow(1, 1), slow(2, 2), hold, { ...slow(1, 1), count: 2 }].reduce(
  (run, finding) => run.add({ type: 'finding', finding }),
  new ScriptedRun().start(),
)

test('a finding that is told again takes the place of what was told before', () => {
  expect(Array.from(state.findings.values(), ({ id, count }) => [id, count])).toEqual([
    [1, 2],
    [2, 1],
    [3, 1],
  ])
})

test('findings are found by the task and the resource that they name', () => {
  const ids = (findings: readonly Finding[] | undefined) => findings?.map(({ id }) => id)
  const byTask = findingsByTask(state)
  expect([ids(byTask.get(1)), ids(byTask.get(2)), ids(byTask.get(9))]).toEqual([[1], [2, 3], undefined])
  expect([ids(findingsOf(state, 'task', 2)), ids(findingsOf(state, 'resource', 7))]).toEqual([[2, 3], [3]])
})

test('a snapshot has them', () => {
  expect(fromSnapshot(toSnapshot(state)).findings).toEqual(state.findings)
})
