import { expect, test } from 'vitest'
import { testSupervisor } from '../runs/support.ts'
import { logOf, stateOf } from './run-graph.ts'

test('on the real clock the debug mode finds the step of the mistake, and the awaits that it ran between', async () => {
  const log = await logOf(testSupervisor({ memoryLimitMb: 512 }), { graph: 'debug-mode', clock: 'real' })
  const found = [...stateOf(log).findings.values()].filter(({ task }) => task?.name === 'mistake')
  expect(found).toMatchObject([{ rule: 'slow-step', place: { line: 16 }, until: { line: 18 } }])
})
