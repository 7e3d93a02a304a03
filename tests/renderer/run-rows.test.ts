/** Rows of the runs pane. */
import { expect, test } from 'vitest'
import { noRunFilter } from '../../renderer/store/index.ts'
import { cellOf, durationOf, matching, nameOf, outcomeOf, rowsOf } from '../../renderer/views/runs/rows.ts'
import { fileSize } from '../../renderer/views/runs/sizes.ts'
import type { RunSummary } from '../../shared/protocol/documents.ts'
import type { KeptRun } from '../../shared/protocol/recordings.ts'

const kept = (id: string, more: Partial<KeptRun> = {}): KeptRun => ({
  ...{
    id,
    name: null,
    title: 'Pizza kitchen',
    file: 'k.taskgraph.yaml',
    clock: 'virtual',
    seed: 7,
    speed: 1,
    debug: true,
  },
  ...{
    startedAtMs: 0,
    duration: 1_000_000,
    outcome: 'finished',
    error: null,
    tasks: 6,
    events: 300,
    findings: 0,
    bytes: 1,
  },
  ...{ droppedSegments: 0, counted: true, pinned: false, imported: false, interventions: 0, stopped: null, run: null },
  ...more,
})

const run = (id: number, more: Partial<RunSummary> = {}): RunSummary => ({
  ...{
    run: id,
    doc: '',
    name: 'Bakery',
    program: null,
    phase: 'running',
    outcome: null,
    at: 5_000_000,
    startedAtMs: 50,
  },
  ...{ clock: 'real', seed: 1, stuck: null, recording: null },
  ...more,
})

const ROWS = rowsOf(
  [
    kept('a', { startedAtMs: 10, outcome: 'failed' }),
    kept('b', { startedAtMs: 30, outcome: 'running', run: 2, duration: 0 }),
    kept('c', { startedAtMs: 20, name: 'the good one', pinned: true, outcome: 'interrupted' }),
  ],
  new Map([
    [1, run(1, { phase: 'ended', outcome: 'detached' })],
    [2, run(2, { startedAtMs: 30 })],
  ]),
)
const keys = (filter: Partial<typeof noRunFilter>, title: string | null = null) =>
  matching(ROWS, { ...noRunFilter, ...filter }, title).map(({ key }) => key)

test('kept runs and those of this session are one list, each run once, the newest first', () => {
  expect(ROWS.map(row => [row.key, nameOf(row), outcomeOf(row), cellOf(row), durationOf(row)])).toEqual([
    ['run-1', 'Bakery', 'detached', 'cancelled', 5_000_000],
    ['b', 'Pizza kitchen', 'running', 'running', 5_000_000],
    ['c', 'the good one', 'interrupted', 'failed', 1_000_000],
    ['a', 'Pizza kitchen', 'failed', 'failed', 1_000_000],
  ])
})

test('filtered by text, outcome, pin and graph', () => {
  expect([
    keys({ text: 'GOOD' }),
    keys({ text: 'pizza' }),
    keys({ outcome: 'going' }),
    keys({ outcome: 'cancelled' }),
    keys({ pinned: true }),
    keys({ thisGraph: true }, 'Bakery'),
  ]).toEqual([['c'], ['b', 'c', 'a'], ['b'], ['run-1'], ['c'], ['run-1']])
})

test('sizes have three figures', () => {
  expect([0, 999, 2_460, 12_345_678, 5e9].map(fileSize)).toEqual(['0 B', '999 B', '2.40 KB', '11.8 MB', '4.66 GB'])
})
