import { Fragment } from 'react'
import type { Deadlock } from '../../../shared/protocol/events.ts'
import type { RunState } from '../../../shared/state/run-state.ts'
import { seconds, tags, useText } from '../../i18n/index.ts'
import { useAppStore, useRunState } from '../../store/index.ts'
import { Banner, Button } from '../../ui/index.ts'
import { usePast } from '../travel/index.ts'

/** Links of a ring that are spelled out, and buttons that break it: more would not fit two lines. */
const SPELLED = 3

/** The ring as a sentence, and a button for each task whose cancel would break it. */
export function DeadlockBanner() {
  const store = useAppStore()
  const t = useText('run')
  const run = useRunState()
  const past = usePast()
  if (run?.phase !== 'deadlocked' || run.deadlock === null) return null
  const { deadlock } = run
  const ring = deadlock.cycle.length > 0 ? deadlock.cycle.map(link => link.task) : deadlock.tasks
  const cancel = (task: number): void => {
    store.getState().selectTask(task)
    void store.getState().cancelTask(task)
  }
  const [first] = deadlock.cycle
  const buttons = ring.slice(0, SPELLED).map(task => (
    <Button key={task} leadsTo="cancelling" disabled={past !== undefined} title={past} onClick={() => cancel(task)}>
      {t('deadlock.cancel', { name: nameOf(run, task) })}
    </Button>
  ))
  const actions = (
    <>
      {first === undefined ? null : <StoryButton task={first.task} />}
      {buttons}
    </>
  )
  return (
    <Banner kind="deadlock" title={t('deadlock.title', { time: seconds(run.at, 3) })} actions={actions}>
      {deadlock.cycle.length > 0 ? <Ring run={run} cycle={deadlock.cycle} /> : <Orphans run={run} {...deadlock} />}
    </Banner>
  )
}

/** The inspector of any task in the ring tells how it came about, and the graph lights the ring. */
function StoryButton({ task }: { task: number }) {
  const store = useAppStore()
  const t = useText('waits')
  const tell = (): void =>
    store.getState().going(() => {
      store.getState().selectTask(task)
      store.getState().showPane('inspector')
      store.getState().showPane('graph')
    })
  return <Button onClick={tell}>{t('story')}</Button>
}

function Ring({ run, cycle }: { run: RunState; cycle: Deadlock['cycle'] }) {
  const t = useText('run')
  const names = cycle.map(link => ({
    task: nameOf(run, link.task),
    resource: link.wants === null ? null : (run.resources.get(link.wants)?.name ?? `#${link.wants}`),
  }))
  return names.slice(0, SPELLED).map(({ task, resource }, i) => {
    const next = names[(i + 1) % names.length]!.task
    const last = i === Math.min(SPELLED, names.length) - 1
    return (
      <Fragment key={task}>
        {resource === null
          ? t.rich('deadlock.linkTask', { ...tags, task, next })
          : t.rich('deadlock.link', { ...tags, task, resource, next })}
        {last ? t(names.length > SPELLED ? 'deadlock.goesOn' : 'deadlock.end') : t('deadlock.and')}
      </Fragment>
    )
  })
}

/** No ring: what they wait for can come from nobody any more. */
function Orphans({ run, tasks, total }: { run: RunState; tasks: Deadlock['tasks']; total: number }) {
  const t = useText('run')
  const named = tasks.slice(0, SPELLED)
  const names = named.map(task => nameOf(run, task)).join(', ')
  return t.rich('deadlock.orphan', { ...tags, n: total, names, more: total - named.length })
}

const nameOf = (run: RunState, task: number): string => run.tasks.get(task)?.name ?? `#${task}`
