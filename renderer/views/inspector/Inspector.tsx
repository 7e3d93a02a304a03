/** All about the selected task or resource; a task’s begins with the sentence that matters: why it waits, or how it ended. */
import { useText } from '../../i18n/index.ts'
import { useApp, useRunState, useSelectedResource, useSelectedTask, useTask } from '../../store/index.ts'
import { EmptyState } from '../../ui/index.ts'
import { ResourceDetails } from './ResourceDetails.tsx'
import { TaskDetails } from './TaskDetails.tsx'

export function Inspector() {
  const t = useText('inspector')
  const run = useRunState()
  const selected = useSelectedTask()
  const task = useTask(selected)
  const selectedResource = useSelectedResource()
  const resource = useApp(({ live }) =>
    selectedResource === null ? null : live?.state.resources.get(selectedResource),
  )
  const past = useApp(({ moment }) => moment !== null)
  if (run && task) return <TaskDetails key={task.id} task={task} run={run} />
  if (run && resource) return <ResourceDetails resource={resource} run={run} />
  const gone = selected !== null && run !== null
  const what = gone ? (past ? 'notThen' : 'gone') : 'nothing'
  return (
    <EmptyState title={t(what)} compact>
      {t(`${what}Hint`)}
    </EmptyState>
  )
}
