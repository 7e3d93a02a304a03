import { explain } from '../../../shared/errors.ts'
import type { RunState, TaskRecord } from '../../../shared/state/run-state.ts'
import { tags, useLanguage, useText } from '../../i18n/index.ts'
import { shownProgram, useApp, useAppStore, useRunState } from '../../store/index.ts'
import { Banner, Button } from '../../ui/index.ts'
import { ActionButton } from './ActionButton.tsx'

const NAMED = 3

/** Why a run failed: its tasks, or its thread. And that of one ended by force nothing has come to its end. */
export function EndedBanner() {
  const run = useRunState()
  const ofItsOwn = useApp(state => shownProgram(state) !== null)
  if (run && ofItsOwn) return <ProgramEnded run={run} />
  if (run?.outcome === 'crashed') return <Crashed run={run} />
  if (run?.outcome === 'killed') return <Killed />
  return run?.outcome === 'failed' ? <Failed run={run} /> : null
}

/** A program of its own: it has ended, it is gone, or it goes on without us. */
function ProgramEnded({ run }: { run: RunState }) {
  const t = useText('run')
  const language = useLanguage()
  if (run.phase !== 'ended') return null
  if (run.outcome === 'detached') return <Banner kind="quiet">{t('program.detached')}</Banner>
  if (run.error === null) return <Banner kind="quiet">{t('program.ended')}</Banner>
  return (
    <Banner kind="failure" title={t('program.gone')}>
      {explain(run.error, language)} {t('ended.lastState')}
    </Banner>
  )
}

function Killed() {
  const t = useText('run')
  return (
    <Banner kind="quiet">
      {t('ended.killed')} {t('ended.lastState')}
    </Banner>
  )
}

function Crashed({ run }: { run: RunState }) {
  const t = useText('run')
  const language = useLanguage()
  return (
    <Banner
      kind="failure"
      title={t('ended.crashed')}
      actions={
        <ActionButton action="run.restart" bare leadsTo="running">
          {t('ended.again')}
        </ActionButton>
      }
    >
      {run.error === null ? t('ended.crashedWhy') : explain(run.error, language)} {t('ended.lastState')}
    </Banner>
  )
}

function Failed({ run }: { run: RunState }) {
  const store = useAppStore()
  const t = useText('run')
  const language = useLanguage()
  const failed = [...run.tasks.values()].filter(task => task.state === 'failed')
  const [first] = failed
  if (!first) return run.error === null ? null : <Banner kind="failure">{explain(run.error, language)}</Banner>
  const show = (task: TaskRecord): void => {
    store.getState().showPane('tasks')
    store.getState().selectTask(task.id)
  }
  const named = failed.slice(0, NAMED)
  const names = named.map(task => task.name).join(', ')
  return (
    <Banner
      kind="failure"
      actions={
        <Button look="quiet" size="small" onClick={() => show(first)}>
          {t('ended.show')}
        </Button>
      }
    >
      {t.rich('ended.failedTasks', { ...tags, n: failed.length, names, more: failed.length - named.length })}
    </Banner>
  )
}
