/** All about the selected task, beginning with the sentence that matters: why it waits, or how it ended. */
import { useText } from '../../i18n/index.ts'
import { useRunState, useSelectedTask, useTask } from '../../store/index.ts'
import { EmptyState, PanelHeader } from '../../ui/index.ts'
import { TaskDetails } from './TaskDetails.tsx'

export function Inspector() {
  const t = useText('inspector')
  const run = useRunState()
  const selected = useSelectedTask()
  const task = useTask(selected)
  if (run && task) return <TaskDetails key={task.id} task={task} run={run} />
  const gone = selected !== null && run !== null
  return (
    <>
      <PanelHeader title={t('title')} />
      <EmptyState title={t(gone ? 'gone' : 'nothing')} compact>
        {t(gone ? 'goneHint' : 'nothingHint')}
      </EmptyState>
    </>
  )
}
