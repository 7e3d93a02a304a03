/**
 * All about the selected task or resource: how it is in the run, which begins with the sentence that matters, and how it stands in
 * the file, where it can be changed.
 */
import { useState } from 'react'
import { useText } from '../../i18n/index.ts'
import {
  chosenNames,
  useApp,
  useDoc,
  useRunState,
  useSelectedResource,
  useSelectedTask,
  useTask,
} from '../../store/index.ts'
import { EmptyState, Tabs } from '../../ui/index.ts'
import { ManyForm, NodeForm } from '../form/index.ts'
import css from './inspector.module.css'
import { ResourceDetails } from './ResourceDetails.tsx'
import { TaskDetails } from './TaskDetails.tsx'

export function Inspector() {
  const t = useText('form')
  const live = useLive()
  const doc = useDoc()
  const names = useApp(chosenNames)
  const [view, setView] = useState<'live' | 'edit'>('live')
  const [name] = names
  if (doc && names.length > 1) return <ManyForm doc={doc} names={names} />
  if (!doc || name === undefined) return live ?? <Nothing />
  const form = <NodeForm key={`${doc.id} ${name}`} doc={doc} name={name} />
  if (live === null) return form
  const items = [
    { id: 'live', label: t('live') },
    { id: 'edit', label: t('edit') },
  ] as const
  return (
    <div className={css.views}>
      <Tabs label={t('views')} items={items} value={view} onChange={setView} panelClass={css.view}>
        {view === 'live' ? live : form}
      </Tabs>
    </div>
  )
}

/** What of the run on the screen is selected; null: nothing. */
function useLive() {
  const run = useRunState()
  const task = useTask(useSelectedTask())
  const selected = useSelectedResource()
  const resource = useApp(({ live }) => (selected === null ? null : live?.state.resources.get(selected)))
  if (run && task) return <TaskDetails key={task.id} task={task} run={run} />
  return run && resource ? <ResourceDetails resource={resource} run={run} /> : null
}

function Nothing() {
  const t = useText('inspector')
  const run = useRunState()
  const gone = useSelectedTask() !== null && run !== null
  const past = useApp(({ moment }) => moment !== null)
  const what = gone ? (past ? 'notThen' : 'gone') : 'nothing'
  return (
    <EmptyState title={t(what)} compact>
      {t(`${what}Hint`)}
    </EmptyState>
  )
}
