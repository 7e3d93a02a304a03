import { useText } from '../../i18n/index.ts'
import { useApp, useRunState } from '../../store/index.ts'
import { EmptyState } from '../../ui/index.ts'
import { ActionButton } from '../shell/ActionButton.tsx'
import { CountsBanner } from './CountsBanner.tsx'
import { Strip } from './Strip.tsx'
import css from './Tasks.module.css'
import { TaskTable } from './TaskTable.tsx'

export function TasksPane() {
  const run = useRunState()
  const started = useApp(state => state.shownRun !== null)
  if (!run) return started ? <Starting /> : <NoRun />
  return (
    <div className={css.pane}>
      <Strip run={run} />
      <CountsBanner />
      {run.tasks.size > 0 ? <TaskTable run={run} /> : run.phase === 'ended' ? <NoTasks /> : <Starting />}
    </div>
  )
}

function Starting() {
  const t = useText('tasks')
  return <EmptyState title={t('noTasks')}>{t('noTasksWhy')}</EmptyState>
}

function NoTasks() {
  const t = useText('tasks')
  return <EmptyState title={t('ended')}>{t('endedWhy')}</EmptyState>
}

function NoRun() {
  const t = useText('tasks')
  const words = useText('run')
  return (
    <EmptyState
      title={t('noRun')}
      action={
        <ActionButton action="run.start" look="primary" leadsTo="running" bare>
          {words('start')}
        </ActionButton>
      }
    >
      {t('noRunWhy')}
    </EmptyState>
  )
}
