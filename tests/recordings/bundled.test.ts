/** Every bundled graph as a user runs it: its recording says what the full log says. */
import { expect, test } from 'vitest'
import { plannedRecording } from '../../electron/runs/index.ts'
import { EXPECTED, OUTSIDE } from '../graphs/expected/index.ts'
import { logOf } from '../graphs/run-graph.ts'
import { decoded } from '../log/support.ts'
import { testSupervisor } from '../runs/support.ts'
import { segmentsOf, temporaryFolder } from './support.ts'

const ROWS = [...new Map([...EXPECTED, ...OUTSIDE].map(row => [row.graph, row])).values()]

test.each(ROWS)('$graph', async row => {
  const supervisor = testSupervisor({ memoryLimitMb: 512 })
  const recording = plannedRecording(temporaryFolder(), 0)!
  const log = await logOf(supervisor, { ...row, recording })
  const run = supervisor.get(1)
  const folder = await run.recordingFolder()
  const wanted = log.trimEnd().split('\n')
  const { events, damage } = decoded(segmentsOf(folder!))
  const said = events.slice(0, wanted.length) // one that stands still in a deadlock may be found out about meanwhile
  expect({ said, damage }).toEqual({ said: wanted.map(line => JSON.parse(line)), damage: [] })
})
