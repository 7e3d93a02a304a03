import type { RunPhase } from '../../shared/state/run-state.ts'
import { type AppState, debugOf, shownProgram } from '../store/index.ts'
import { always, type Handler } from './action.ts'

/** As it is now, whatever moment is looked at. Null: no run is on the screen. Its summary is there before its state is. */
export const phaseOf = ({ live, runs, shownRun }: AppState): RunPhase | null =>
  live?.sent.phase ?? (shownRun === null ? null : (runs.get(shownRun)?.phase ?? null))

const goesOn = (state: AppState): boolean => {
  const phase = phaseOf(state)
  return phase !== null && phase !== 'ended'
}

const canStart = ({ activeDoc, docs }: AppState): boolean =>
  activeDoc !== null && docs.get(activeDoc)?.problems.every(problem => problem.severity !== 'error') === true

const start = (state: AppState, paused = false): void => {
  if (state.activeDoc !== null) void state.startRun(state.activeDoc, { paused })
}

/** Stepping a graph that does not run starts it paused, before its first step. */
const step = (state: AppState, by: 'step' | 'turn'): void => {
  if (goesOn(state)) void state.stepRun(by)
  else start(state, true)
}

export const runActions: readonly Handler[] = [
  {
    id: 'run.start',
    enabled: state => canStart(state) && !goesOn(state),
    run: state => start(state),
  },
  {
    id: 'run.pause',
    enabled: state => ['running', 'paused', 'deadlocked'].includes(phaseOf(state) ?? ''),
    run: state => void state.togglePause(),
  },
  {
    id: 'run.step',
    enabled: state => goesOn(state) || canStart(state),
    run: state => step(state, 'step'),
  },
  {
    id: 'run.turn',
    enabled: state => goesOn(state) || canStart(state),
    run: state => step(state, 'turn'),
  },
  { id: 'run.stop', enabled: goesOn, run: state => void state.stopRun() },
  {
    id: 'run.restart',
    enabled: state => canStart(state) && phaseOf(state) !== null,
    run: state => void restart(state),
  },
  {
    id: 'run.kill',
    enabled: state => goesOn(state) && shownProgram(state) === null,
    run: state => void (state.shownRun !== null && state.showDialog({ kind: 'kill', run: state.shownRun })),
  },
  {
    id: 'run.debug',
    enabled: always,
    run: state => state.setDebug(debugOf(state) === false),
  },
  {
    id: 'program.attach',
    enabled: always,
    run: state => state.showDialog({ kind: 'attach' }),
  },
  {
    id: 'program.detach',
    enabled: state => goesOn(state) && shownProgram(state) !== null,
    run: state => void (state.shownRun !== null && state.killRun(state.shownRun)),
  },
]

/** The old run is asked to stop and cleans up by itself, beside the new one. */
async function restart(state: AppState): Promise<void> {
  if (goesOn(state)) await state.stopRun()
  start(state)
}
