import type { TaskId } from '../../../shared/ids.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import css from './reasons.module.css'

/** A task's name; a click selects the task everywhere. One that is no longer kept is text only. */
export function TaskLink({ task }: { task: TaskId }) {
  const store = useAppStore()
  const name = useApp(({ live }) => live?.state.tasks.get(task)?.name)
  if (name === undefined) return <code className="faint">#{task}</code>
  const select = () => store.getState().selectTask(task)
  return (
    <button type="button" className={css.link} onClick={select}>
      <code>{name}</code>
    </button>
  )
}
