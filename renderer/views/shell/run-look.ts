import type { RunSummary } from '../../../shared/protocol/documents.ts'
import type { RunState } from '../../../shared/state/run-state.ts'
import type { CellState } from '../../ui/index.ts'

type Known = Pick<RunSummary, 'phase' | 'outcome'> | Pick<RunState, 'phase' | 'outcome'>

const OUTCOMES = {
  finished: 'finished',
  failed: 'failed',
  cancelled: 'cancelled',
  killed: 'cancelled',
  crashed: 'failed',
  detached: 'cancelled',
} as const satisfies Record<NonNullable<Known['outcome']>, CellState>

/** The cell that stands for a whole run. */
export function runCell({ phase, outcome }: Known): CellState {
  if (phase === 'ended') return OUTCOMES[outcome ?? 'finished']
  return phase === 'starting' ? 'ready' : phase
}

/** Its word, in the `states.program` messages. */
export const runWord = ({ phase, outcome }: Known) => (phase === 'ended' ? (outcome ?? 'finished') : phase)
