/** Every bundled graph as a user runs it: in its own thread, with real workers, on the virtual clock. Twice each. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkDocument } from '../../electron/runs/index.ts'
import library from '../../graphs/library.json' with { type: 'json' }
import type { RunEvent } from '../../shared/protocol/events.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun } from '../../shared/state/run-state.ts'
import { testSupervisor } from '../runs/support.ts'
import { EXPECTED, type Expected } from './expected/index.ts'

const folder = join(import.meta.dirname, '../../graphs')

/** The whole log, up to the run's end or the moment when nothing can happen any more. */
async function logOf({ graph: id, interventions }: Expected): Promise<string> {
  const path = join(folder, library.graphs.find(entry => entry.id === id)!.file)
  const text = readFileSync(path, 'utf8')
  const { graph, problems } = checkDocument(text, {
    file: path.slice(dirname(path).length + 1),
    folder: dirname(path),
    overlay: {},
  })
  expect(problems).toEqual([])
  const supervisor = testSupervisor({ memoryLimitMb: 512 })
  const run = supervisor.start({
    ...{ doc: id, name: graph!.name, graph: graph!, folder: dirname(path), overlay: {} },
    ...{ clock: 'virtual', full: true, interventions },
  })
  const over = Promise.withResolvers<string>()
  let log = ''
  run.watchLines(lines => {
    log += lines
    if (/"type":"run\.(ended|deadlocked)"/.test(lines)) over.resolve(log)
  })
  return over.promise
}

const eventsOf = (log: string): RunEvent[] =>
  log
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))

function resultOf(log: string, { logged: wanted }: Expected) {
  const events = eventsOf(log)
  const state = applyEvents(emptyRun, events)
  const lines = state.log.map(({ at, task, text }) => ({
    atMicros: at,
    task: task ? state.tasks.get(task)!.name : '',
    text,
  }))
  return {
    outcome: state.outcome ?? state.phase,
    atMicros: state.at,
    tasks: Object.fromEntries([...state.tasks.values()].map(task => [task.name, task.state])),
    logged: lines.filter(line => wanted.some(other => JSON.stringify(other) === JSON.stringify(line))),
  }
}

test('each has a row', () => {
  expect([...new Set(EXPECTED.map(row => row.graph))].sort()).toEqual(library.graphs.map(entry => entry.id).sort())
})

describe.each(EXPECTED)('$graph: $what', row => {
  test('ends as expected, and its log is the same the second time, byte for byte', async () => {
    const [first, second] = await Promise.all([logOf(row), logOf(row)])
    const { outcome, atMicros, tasks, logged } = row
    expect(resultOf(first, row)).toEqual({ outcome, atMicros, tasks, logged })
    expect(second).toBe(first)
  })
})
