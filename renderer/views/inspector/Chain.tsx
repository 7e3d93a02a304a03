/** The links of a wait chain, numbered. */
import type { ReactNode } from 'react'
import type { Micros } from '../../../shared/ids.ts'
import type { RunState } from '../../../shared/state/run-state.ts'
import { type ChainLink, holdersOf, type WaitChain } from '../../../shared/state/selectors.ts'
import { seconds, useText } from '../../i18n/index.ts'
import { useAppStore } from '../../store/index.ts'
import { Icon, StateCell } from '../../ui/index.ts'
import { linkSaid, placeOf, ringSaid, Sentence, TaskLink } from '../reasons/index.tsx'
import css from './inspector.module.css'

/** A wait for nobody else is said in its sentence. */
export function Proof({ chain, run, now }: { chain: WaitChain; run: RunState; now: Micros }) {
  if (chain.root.kind === 'ring') return <Ring chain={chain} run={run} />
  return chain.links.length > 1 ? <Chain links={chain.links} run={run} now={now} /> : null
}

/** Of a very long chain the beginning and the end tell the story. */
const SHOWN_FIRST = 9
const SHOWN_LAST = 4

interface ChainProps {
  readonly links: readonly ChainLink[]
  readonly run: RunState
  readonly now: Micros
}

function Chain({ links, run, now }: ChainProps) {
  const t = useText('inspector')
  const cut = links.length > SHOWN_FIRST + SHOWN_LAST + 1
  const first = cut ? links.slice(0, SHOWN_FIRST) : links
  const last = cut ? links.slice(-SHOWN_LAST) : []
  const item = (link: ChainLink, index: number) => (
    <Link key={index} link={link} number={index + 1} run={run} now={now} />
  )
  return (
    <ol className={css.chain} aria-label={t('chain')}>
      {first.map(item)}
      {cut ? <li className={css.cut}>{t('more', { n: links.length - SHOWN_FIRST - SHOWN_LAST })}</li> : null}
      {last.map((link, i) => item(link, links.length - SHOWN_LAST + i))}
    </ol>
  )
}

function Link({ link, number, run, now }: { link: ChainLink; number: number; run: RunState; now: Micros }) {
  return (
    <li>
      <span className={css.number}>{number}</span>
      <span className="line">
        {link.kind === 'task' ? (
          <>
            <StateCell state={link.task.state} />
            <TaskLink task={link.task.id} />
          </>
        ) : (
          <ResourceLink link={link} />
        )}
      </span>
      <span className={css.value}>
        {link.kind === 'task' ? <Elapsed link={link} now={now} /> : <Amount link={link} now={now} />}
      </span>
      <span className={css.sub}>
        <Sentence said={linkSaid(link, run, now)} />
      </span>
    </li>
  )
}

type TaskLinkOf = Extract<ChainLink, { kind: 'task' }>
type ResourceLinkOf = Extract<ChainLink, { kind: 'resource' }>

function ResourceLink({ link: { resource } }: { link: ResourceLinkOf }) {
  const store = useAppStore()
  return (
    <>
      <span className={css.kind}>
        <Icon name={resource.stats.kind} />
      </span>
      <button type="button" className={css.resource} onClick={() => store.getState().selectResource(resource.id)}>
        <code>{resource.name}</code>
      </button>
    </>
  )
}

function Elapsed({ link: { task }, now }: { link: TaskLinkOf; now: Micros }): ReactNode {
  const t = useText('inspector')
  return task.waiting ? t('secondsLong', { time: seconds(now - task.since) }) : null
}

/** How much of it there is: for a lock, how long it has been held. */
function Amount({ link, now }: { link: ResourceLinkOf; now: Micros }): ReactNode {
  const t = useText('inspector')
  const { stats } = link.resource
  if (stats.kind === 'semaphore') return `${stats.free}/${stats.value}`
  if (stats.kind === 'queue') return stats.maxsize > 0 ? `${stats.size}/${stats.maxsize}` : stats.size
  if (stats.kind === 'barrier') return `${stats.waiting}/${stats.parties}`
  const [holder] = holdersOf(stats)
  return holder ? t('secondsLong', { time: seconds(now - holder.since) }) : null
}

/** In a ring only tasks are numbered, each with what it has and wants; the last line closes it. */
function Ring({ chain: { links, root }, run }: { chain: WaitChain; run: RunState }) {
  const t = useText('inspector')
  const tasks = links.flatMap(link => (link.kind === 'task' ? [link.task] : []))
  const back = tasks.findIndex(task => task.id === root.task)
  return (
    <ol className={`${css.chain} ${css.dead}`} aria-label={t('chain')}>
      {tasks.map((task, i) => (
        <li key={task.id}>
          <span className={css.number}>{i + 1}</span>
          <TaskLink task={task.id} />
          <code className={css.value}>{placeOf(task.site, run)}</code>
          <span className={css.sub}>
            <Sentence said={ringSaid(task, run)} />
          </span>
        </li>
      ))}
      <li>
        <span className={css.number}>{back + 1}</span>
        <TaskLink task={root.task} />
        <span className={css.value}>{t('again')}</span>
      </li>
    </ol>
  )
}
