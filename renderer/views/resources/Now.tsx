import { assertNever } from '../../../shared/assert-never.ts'
import type { ResourceStats } from '../../../shared/protocol/events.ts'
import type { RunState } from '../../../shared/state/run-state.ts'
import { seconds, tags, useText } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import { taskName } from '../reasons/index.tsx'
import css from './resources.module.css'

/** Its instrument: slots of a queue, permits, locked or free, set or not, its lock, who is there, a value. */
export function Now({ stats, run }: { stats: ResourceStats; run: RunState }) {
  const t = useText('resources')
  switch (stats.kind) {
    case 'lock':
      return t(stats.since === null ? 'free' : 'locked')
    case 'semaphore':
      return t('permits', { free: stats.free, value: stats.value })
    case 'event':
      return stats.set ? t('set', { at: seconds(stats.since ?? 0, 3) }) : t('notSet')
    case 'condition':
      return <ItsLock stats={stats} run={run} />
    case 'barrier':
      return <Places stats={stats} />
    case 'queue':
      return <Slots stats={stats} />
    case 'cell':
      return (
        <span className="line">
          <code className="cut">{stats.value}</code>
          {stats.changedBy === null ? null : (
            <span className="faint">{t.rich('changedBy', { ...tags, task: taskName(stats.changedBy, run) })}</span>
          )}
        </span>
      )
    case 'connection':
      return <Connection stats={stats} />
    case 'server':
      return t(`server.${stats.state}`, { open: stats.open, accepted: stats.accepted })
    case 'process':
      return <Process stats={stats} />
    default:
      return assertNever(stats)
  }
}

/** How it stands, and what has gone through it. */
function Connection({ stats }: { stats: ResourceStats & { kind: 'connection' } }) {
  const t = useText('resources')
  const { state, peer, received, sent, unread, unsent } = stats
  return (
    <span className="line">
      <span>{t(`connection.${state}`)}</span>
      <span className="faint cut" title={peer}>
        {peer} · {t('bytes', { received, sent })}
        {unread > 0 ? ` · ${t('unread', { n: unread })}` : ''}
        {unsent > 0 ? ` · ${t('unsent', { n: unsent })}` : ''}
      </span>
    </span>
  )
}

function Process({ stats: { command, returncode } }: { stats: ResourceStats & { kind: 'process' } }) {
  const t = useText('resources')
  return (
    <span className="line">
      <code className="cut">{command}</code>
      <span className="faint">{returncode === null ? t('runs') : t('ended', { code: returncode })}</span>
    </span>
  )
}

/** Items that fit beside their count; a small bounded queue shows its empty slots, too. */
const SHOWN = 5

function Slots({ stats }: { stats: ResourceStats & { kind: 'queue' } }) {
  const { items, size, maxsize, unfinished, joining, shutdown } = stats
  const t = useText('resources')
  const shown = Math.min(SHOWN, maxsize > 0 ? maxsize : items.length)
  const slots = Array.from({ length: shown }, (_, slot) => ({ slot, item: items[slot] }))
  return (
    <span className={css.queue}>
      <span className={css.slots}>
        {slots.map(({ slot, item }) => (
          <i key={slot} className={cx(item !== undefined && css.item)} title={item}>
            {item}
          </i>
        ))}
      </span>
      <span>{maxsize > 0 ? t('items', { size, max: maxsize }) : t('itemsUnbounded', { size })}</span>
      {shutdown === null ? null : <span className="strong">{t('shutdown')}</span>}
      {joining > 0 ? <span className="faint">{t('unfinished', { n: unfinished })}</span> : null}
    </span>
  )
}

/** And how many of its waiters want that again, since they were notified. */
function ItsLock({ stats: { lock, notified }, run }: { stats: ResourceStats & { kind: 'condition' }; run: RunState }) {
  const t = useText('resources')
  return (
    <span className="line">
      {lock === null ? null : <span>{t.rich('itsLock', { ...tags, lock: run.resources.get(lock)?.name ?? '?' })}</span>}
      {notified.length > 0 ? <span className="faint">{t('someNotified', { n: notified.length })}</span> : null}
    </span>
  )
}

/** A small barrier shows its empty places, too. */
function Places({ stats: { parties, waiting, state } }: { stats: ResourceStats & { kind: 'barrier' } }) {
  const t = useText('resources')
  const there = state === 'filling' ? waiting : 0
  const places = Array.from({ length: Math.min(SHOWN, parties) }, (_, place) => place)
  return (
    <span className={css.queue}>
      <span className={css.slots}>
        {places.map(place => (
          <i key={place} className={cx(place < there && css.item)} />
        ))}
      </span>
      {state === 'filling' ? (
        <span>{t('there', { there, parties })}</span>
      ) : (
        <span className="strong">{t(`barrier.${state}`)}</span>
      )}
    </span>
  )
}
