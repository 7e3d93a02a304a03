/** Every bundled graph as a user runs it, undisturbed and after what its “try this” says. Twice each. */
import { describe, expect, test } from 'vitest'
import library from '../../graphs/library.json' with { type: 'json' }
import type { Finding } from '../../shared/protocol/findings.ts'
import { testSupervisor } from '../runs/support.ts'
import { EXPECTED, type Expected, OUTSIDE } from './expected/index.ts'
import { linesOf, logOf, stateOf } from './run-graph.ts'

function resultOf(log: string, { logged: wanted }: Expected) {
  const state = stateOf(log)
  const lines = linesOf(state)
  return {
    outcome: state.outcome ?? state.phase,
    atMicros: state.at,
    tasks: Object.fromEntries([...state.tasks.values()].map(task => [task.name, task.state])),
    findings: Array.from(state.findings.values(), shown).sort(),
    lines: wanted ? lines.filter(line => wanted.some(other => JSON.stringify(other) === JSON.stringify(line))) : lines,
  }
}

const shown = ({ rule, resource, task, place }: Finding): string =>
  `${rule} ${(resource ?? task)?.name}: ${place ? `${place.file}:${place.line}` : 'nowhere'}`

test('each has a row', () => {
  const rows = new Set([...EXPECTED, ...OUTSIDE].map(row => row.graph))
  expect([...rows].sort()).toEqual(library.graphs.map(entry => entry.id).sort())
})

describe.each(EXPECTED)('$graph: $what', row => {
  test('ends as expected, and its log is the same the second time, byte for byte', async () => {
    const supervisor = testSupervisor({ memoryLimitMb: 512 })
    const [first, second] = await Promise.all([logOf(supervisor, row), logOf(supervisor, row)])
    const { outcome, atMicros, tasks, logged, output = [], findings = [] } = row
    expect(resultOf(first, row)).toEqual({
      outcome,
      atMicros,
      tasks,
      findings: findings.toSorted(),
      lines: logged ?? output,
    })
    expect(second).toBe(first)
  })
})
