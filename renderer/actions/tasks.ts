import { ENDED } from '../../shared/protocol/events.ts'
import type { RunState, TaskRecord } from '../../shared/state/run-state.ts'
import { type AppState, isVisible } from '../store/index.ts'
import type { Handler } from './action.ts'

/** The selected task of the run on the screen, if there is one. */
export const selectedTask = ({ selected, live }: AppState): TaskRecord | undefined =>
  selected?.kind === 'task' && selected.run === live?.run ? live.state.tasks.get(selected.id) : undefined

/** A run that was ended by force leaves tasks that never did. */
const goesOn = (task: TaskRecord, run: RunState): boolean => run.phase !== 'ended' && !ENDED.includes(task.state)

export const canCancel = (task: TaskRecord, run: RunState): boolean => goesOn(task, run) && task.state !== 'cancelling'

/** The body behind a shield is no task one can shield once more. */
export const canShield = (task: TaskRecord, run: RunState): boolean => goesOn(task, run) && !task.body

const onSelected = (allows: (task: TaskRecord, run: RunState) => boolean) => (state: AppState) => {
  const task = selectedTask(state)
  return state.moment === null && task !== undefined && state.live !== null && allows(task, state.live.state)
}

/** What was cannot be changed. */
const inPast: NonNullable<Handler['why']> = ({ moment }) => (moment === null ? null : 'past')

export const taskActions: readonly Handler[] = [
  {
    id: 'task.cancel',
    enabled: onSelected(canCancel),
    why: inPast,
    run: state => {
      const task = selectedTask(state)
      if (task) cancel(state, task)
    },
  },
  {
    id: 'task.shield',
    enabled: onSelected(canShield),
    why: inPast,
    run: state => {
      const task = selectedTask(state)
      if (task) void state.shieldTask(task.id, !task.shielded)
    },
  },
]

/** Where no task is on the screen, a word says what was done. */
function cancel(state: AppState, task: TaskRecord): void {
  void state.cancelTask(task.id)
  if (!isVisible(state, 'tasks') && !isVisible(state, 'graph') && state.live)
    state.noticeCancel(state.live.run, task.id, task.name)
}
