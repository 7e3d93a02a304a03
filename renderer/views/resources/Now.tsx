import { assertNever } from '../../../shared/assert-never.ts'
import type { ResourceStats } from '../../../shared/protocol/events.ts'
import type { RunState } from '../../../shared/state/run-state.ts'
import { seconds, tags, useText } from '../../i18n/index.ts'
import { cx } from '../../ui/index.ts'
import { taskName } from '../reasons/index.tsx'
import css from './resources.module.css'

/** Its instrument: slots of a queue, permits, locked or free, set or not, a value. */
export function Now({ stats, run }: { stats: ResourceStats; run: RunState }) {
  const t = useText('resources')
  switch (stats.kind) {
    case 'lock':
      return t(stats.since === null ? 'free' : 'locked')
    case 'semaphore':
      return t('permits', { free: stats.free, value: stats.value })
    case 'event':
      return stats.set ? t('set', { at: seconds(stats.since ?? 0, 3) }) : t('notSet')
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

function Slots({ stats: { items, size, maxsize, unfinished, joining } }: { stats: ResourceStats & { kind: 'queue' } }) {
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
      {joining > 0 ? <span className="faint">{t('unfinished', { n: unfinished })}</span> : null}
    </span>
  )
}
