import { appendFileSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appendEnd } from '../../electron/recordings/append-end.ts'
import { readAllEvents } from '../../electron/recordings/event-reader.ts'
import { segmentFile } from '../../electron/recordings/files.ts'
import { Following } from '../../electron/recordings/following.ts'
import { scriptGraph, spec, testSupervisor, untilRun, Watcher } from '../runs/support.ts'
import { kitchenLog, testFolder } from './support.ts'
import { writeLog } from './write-log.ts'

const SPINS = scriptGraph('export default async () => { while (true) {} }', 'spinner')

function stateIn(folder: string) {
  const following = new Following()
  const { damaged } = readAllEvents(folder, following)
  return { damaged, state: following.settle() }
}

test('the log of a run that never yielded and was killed begins as it did and ends as its viewers were told', async () => {
  const folder = join(await testFolder(), 'log')
  const supervisor = testSupervisor()
  const run = supervisor.start(spec(SPINS, { recording: { id: 'spins', folder, limitBytes: 1e9 } }))
  const watcher = new Watcher()
  run.watch(watcher)
  await untilRun(supervisor, run, summary => summary.stuck !== null)
  await run.kill()
  const shown = await watcher.until(({ phase }) => phase === 'ended')
  const { damaged, state } = stateIn(folder)
  expect({
    damaged,
    ended: [state.phase, state.outcome, state.seq],
    tasks: [...state.tasks.values()].map(({ name }) => name),
  }).toEqual({ damaged: null, ended: ['ended', 'killed', shown.seq], tasks: ['spinner'] })
})

const KILLED = { at: 1, outcome: 'killed', error: null } as const

test('what was cut off is taken away before the end is written, wherever it was cut', async () => {
  const events = (await kitchenLog()).slice(0, 200)
  const folder = await testFolder()
  writeLog(folder, events)
  const path = segmentFile(folder, 0)
  const whole = readFileSync(path)
  const found: unknown[] = []
  for (const cut of [1, 17, 40]) {
    truncateSync(path, whole.length - cut)
    const end = appendEnd(folder, KILLED)
    const { damaged, state } = stateIn(folder)
    found.push({ damaged, end: end?.seq, seq: state.seq, outcome: state.outcome })
    truncateSync(path, 0)
    appendFileSync(path, whole)
  }
  // Of two batches of a hundred, the second is not whole.
  expect(found).toEqual(Array(3).fill({ damaged: null, end: 101, seq: 101, outcome: 'killed' }))
})

test('a segment of which nothing was written but its name is no end', async () => {
  const events = (await kitchenLog()).slice(0, 50)
  const folder = await testFolder()
  writeLog(folder, events)
  appendFileSync(segmentFile(folder, 1), 'YPL')
  const end = appendEnd(folder, KILLED)
  const { damaged, state } = stateIn(folder)
  expect({ seq: end?.seq, damaged, outcome: state.outcome }).toEqual({ seq: 51, damaged: null, outcome: 'killed' })
})

test('a log that tells of the end is left as it is', async () => {
  const folder = await testFolder()
  writeLog(folder, await kitchenLog())
  const before = statSync(segmentFile(folder, 0)).size
  expect([appendEnd(folder, KILLED), statSync(segmentFile(folder, 0)).size]).toEqual([null, before])
})
