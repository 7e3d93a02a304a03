import type { RunState, TaskRecord } from '../../../shared/state/run-state.ts'
import { seconds, useText } from '../../i18n/index.ts'
import { useRunNow } from '../../store/index.ts'
import { Badge, StateCell, StateWord } from '../../ui/index.ts'
import { ActionButton } from '../shell/ActionButton.tsx'
import css from './inspector.module.css'
import type { TaskProps } from './TaskDetails.tsx'

/** The name stays on top, with what can be done to the task. */
export function Head({ task, run }: TaskProps) {
  const t = useText('inspector')
  const deadlocked = inRing(task, run)
  return (
    <div className={css.top}>
      <div className={css.title}>
        <StateCell state={deadlocked ? 'deadlocked' : task.state} size="l" />
        <div className={css.names}>
          <h2 title={task.name}>{task.name}</h2>
          <span className={css.state}>
            <StateLine task={task} />
            {task.shielded ? <Badge kind="shielded" label={t('shielded')} /> : null}
            {deadlocked ? <Badge kind="deadlocked" label={t('deadlocked')} /> : null}
          </span>
        </div>
      </div>
      <Actions task={task} />
    </div>
  )
}

const inRing = (task: TaskRecord, run: RunState): boolean =>
  run.deadlock?.cycle.some(link => link.task === task.id) ?? false

function StateLine({ task }: { task: TaskRecord }) {
  const t = useText('inspector')
  const word = useText('states')
  const now = useRunNow()
  if (task.state === 'waiting')
    return <StateWord state="waiting">{t('waitingFor', { time: seconds(now - task.since) })}</StateWord>
  if (task.state === 'cancelling') {
    const time = seconds(task.cancel ? now - task.cancel.at : 0)
    return <StateWord state="cancelling">{t('cancellingFor', { time })}</StateWord>
  }
  if (task.outcome?.kind === 'skipped') return <StateWord state="cancelled">{word('skipped')}</StateWord>
  if (task.endedAt === null) return <StateWord state={task.state}>{word(task.state)}</StateWord>
  const time = seconds(task.endedAt - task.createdAt)
  return <StateWord state={task.state}>{t('after', { state: word(task.state), time })}</StateWord>
}

function Actions({ task }: Pick<TaskProps, 'task'>) {
  const t = useText('inspector')
  return (
    <div className={css.actions} data-tour="cancel">
      <ActionButton action="task.cancel" leadsTo="cancelling">
        {t('cancelAction')}
      </ActionButton>
      <ActionButton action="task.shield" icon="shield">
        {t(task.shielded ? 'unshieldAction' : 'shieldAction')}
      </ActionButton>
    </div>
  )
}
