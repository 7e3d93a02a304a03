/** Every bundled graph as a user runs it: its recording says what the full log says. */
import { expect, test } from 'vitest'
import { EXPECTED, OUTSIDE } from '../graphs/expected/index.ts'
import { logOf } from '../graphs/run-graph.ts'
import { decoded } from '../log/support.ts'
import { testSupervisor } from '../runs/support.ts'
import { segmentsOf, temporaryFolder } from './support.ts'

const ROWS = [...new Map([...EXPECTED, ...OUTSIDE].map(row => [row.graph, row])).values()]

test.each(ROWS)('$graph', async row => {
  const supervisor = testSupervisor({ memoryLimitMb: 512 })
  const recording = { id: 'recorded', folder: temporaryFolder(), limitBytes: 2 ** 28 }
  const log = await logOf(supervisor, { ...row, recording })
  await supervisor.get(1).recordingFolder() // written up to now
  const wanted = log.trimEnd().split('\n')
  const { events, damage } = decoded(segmentsOf(recording.folder))
  const said = events.slice(0, wanted.length) // one that stands still in a deadlock may be found out about meanwhile
  expect({ said, damage }).toEqual({ said: wanted.map(line => JSON.parse(line)), damage: [] })
})
