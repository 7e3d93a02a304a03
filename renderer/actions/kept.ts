import type { ActionId } from '../../shared/actions/index.ts'
import type { ExportFormat, KeptRun } from '../../shared/protocol/recordings.ts'
import type { AppState } from '../store/index.ts'
import { always, type Handler } from './action.ts'

/** The kept run that is meant: the one selected in the runs pane, else the one on the screen. */
export function meantRun({ kept, runRow, runs, shownRun }: AppState): KeptRun | null {
  const onScreen = shownRun === null ? undefined : runs.get(shownRun)?.recording?.id
  const id = runRow !== null && kept?.has(runRow) ? runRow : onScreen
  return (id === undefined ? undefined : kept?.get(id)) ?? null
}

const when = (may: (run: KeptRun) => boolean) => (state: AppState) => {
  const run = meantRun(state)
  return run !== null && may(run)
}

const onMeant = (
  id: ActionId,
  may: (run: KeptRun) => boolean,
  act: (state: AppState, run: KeptRun) => void,
): Handler => ({
  id,
  enabled: when(may),
  run: state => {
    const run = meantRun(state)
    if (run !== null) act(state, run)
  },
})

const isOver = ({ outcome }: KeptRun): boolean => outcome !== 'running'
const any = (): boolean => true

const exports = (id: ActionId, as: ExportFormat): Handler =>
  onMeant(id, isOver, (state, run) => void state.exportKept(run.id, as, null))

export const keptActions: readonly Handler[] = [
  onMeant('recording.open', any, (state, run) => void state.openKept(run.id)),
  onMeant(
    'recording.graph',
    ({ file }) => file !== '',
    (state, run) => void state.openKeptGraph(run.id),
  ),
  onMeant('recording.rename', any, (state, run) => {
    state.showPane('runs')
    state.selectRunRow(run.id)
    state.beginRename(run.id)
  }),
  onMeant('recording.pin', any, (state, run) => void state.pinKept(run.id, !run.pinned)),
  onMeant('recording.check', isOver, (state, run) => {
    state.showPane('runs')
    state.selectRunRow(run.id)
    void state.checkKept(run.id)
  }),
  exports('recording.exportFile', 'file'),
  exports('recording.exportTrace', 'trace'),
  exports('recording.exportCsv', 'csv'),
  { id: 'recording.import', enabled: always, run: state => void state.importKept(null) },
  { id: 'recording.refresh', enabled: always, run: state => void state.listKept() },
  onMeant(
    'recording.delete',
    run => isOver(run) && !run.pinned,
    (state, run) => state.showDialog({ kind: 'deleteRun', id: run.id }),
  ),
]
