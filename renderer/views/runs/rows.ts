/** The rows of the runs pane: kept runs and those of this session that are not kept, the newest first, as far as they match. */
import type { RunSummary } from '../../../shared/protocol/documents.ts'
import type { KeptOutcome, KeptRun } from '../../../shared/protocol/recordings.ts'
import type { RunFilter } from '../../store/index.ts'
import type { CellState } from '../../ui/index.ts'
import { runCell } from '../shell/run-look.ts'

export interface RunRow {
  /** A recording's id, or `run-N`. */
  readonly key: string
  readonly kept: KeptRun | null
  /** Of this session. */
  readonly run: RunSummary | null
  readonly startedAtMs: number
}

export function rowsOf(kept: Iterable<KeptRun>, runs: ReadonlyMap<number, RunSummary>): RunRow[] {
  const rows: RunRow[] = []
  const known = new Set<number>()
  for (const one of kept) {
    if (one.run !== null) known.add(one.run)
    const run = one.run === null ? null : (runs.get(one.run) ?? null)
    rows.push({ key: one.id, kept: one, run, startedAtMs: one.startedAtMs })
  }
  for (const run of runs.values())
    if (!known.has(run.run)) rows.push({ key: `run-${run.run}`, kept: null, run, startedAtMs: run.startedAtMs })
  return rows.sort((a, b) => b.startedAtMs - a.startedAtMs)
}

const OUTCOMES: Readonly<Record<Exclude<RunFilter['outcome'], 'all'>, readonly KeptOutcome[]>> = {
  going: ['running'],
  finished: ['finished'],
  failed: ['failed', 'crashed'],
  cancelled: ['cancelled', 'killed', 'detached'],
  interrupted: ['interrupted'],
}

/** `title`: of the graph on the screen. */
export function matching(rows: readonly RunRow[], filter: RunFilter, title: string | null): readonly RunRow[] {
  const { outcome, pinned, thisGraph } = filter
  const text = filter.text.trim().toLowerCase()
  return rows.filter(
    row =>
      (outcome === 'all' || OUTCOMES[outcome].includes(outcomeOf(row))) &&
      (!pinned || row.kept?.pinned === true) &&
      (!thisGraph || titleOf(row) === title) &&
      (text === '' || `${nameOf(row)}\n${titleOf(row)}`.toLowerCase().includes(text)),
  )
}

export const titleOf = ({ kept, run }: RunRow): string => kept?.title ?? run?.name ?? ''
export const nameOf = (row: RunRow): string => row.kept?.name ?? titleOf(row)
export const outcomeOf = ({ kept, run }: RunRow): KeptOutcome => {
  if (run !== null && run.phase !== 'ended') return 'running'
  return kept?.outcome ?? run?.outcome ?? 'finished'
}

const CELLS: Readonly<Record<KeptOutcome, CellState>> = {
  running: 'running',
  finished: 'finished',
  failed: 'failed',
  cancelled: 'cancelled',
  killed: 'cancelled',
  crashed: 'failed',
  detached: 'cancelled',
  interrupted: 'failed',
}

/** Of one that goes on, how it goes. */
export function cellOf(row: RunRow): CellState {
  return row.run !== null && row.run.phase !== 'ended' ? runCell(row.run) : CELLS[outcomeOf(row)]
}

/** On the run's clock. */
export const durationOf = ({ kept, run }: RunRow): number =>
  run !== null && run.phase !== 'ended' ? run.at : (kept?.duration ?? run?.at ?? 0)
