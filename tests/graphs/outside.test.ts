/** The bundled graphs that reach outside of their run, undisturbed and after what their “try this” says. */
import { describe, expect, test } from 'vitest'
import type { RunState } from '../../shared/state/run-state.ts'
import { testSupervisor } from '../runs/support.ts'
import { OUTSIDE, type Outside } from './expected/index.ts'
import { linesOf, logOf, stateOf } from './run-graph.ts'

const OVER = ['closed', 'exited']

function resultOf(state: RunState, { tasks: named, output }: Outside) {
  const lines = Map.groupBy(linesOf(state), line => line.task)
  return {
    outcome: state.outcome ?? state.phase,
    tasks: Object.fromEntries(
      Array.from(state.tasks.values(), task => [task.name, task.state] as const).filter(([name]) => name in named),
    ),
    output: Object.fromEntries(Object.keys(output).map(task => [task, lines.get(task)?.map(line => line.text) ?? []])),
    open: [...state.resources.values()].filter(({ stats }) => 'state' in stats && !OVER.includes(stats.state)).length,
  }
}

describe.each(OUTSIDE)('$graph: $what', row => {
  test('ends as expected, and leaves nothing open', async () => {
    const { outcome, tasks, output } = row
    const state = stateOf(await logOf(testSupervisor({ memoryLimitMb: 512 }), row))
    expect(resultOf(state, row)).toEqual({ outcome, tasks, output, open: 0 })
  })
})
