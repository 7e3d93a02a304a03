import { useRef } from 'react'
import { isOutside, type ResourceStats } from '../../../shared/protocol/events.ts'
import type { RunState } from '../../../shared/state/run-state.ts'
import { waitersOf } from '../../../shared/state/selectors.ts'
import { useText } from '../../i18n/index.ts'
import { StateCell, useWidth } from '../../ui/index.ts'
import { TaskLink } from '../reasons/index.tsx'
import css from './resources.module.css'

const SHOWN = 4

/** Who waits, in the order in which they will get it; of a queue, what each wants to do. As many as there is room for. */
export function Line({ stats, run }: { stats: ResourceStats; run: RunState }) {
  const t = useText('resources')
  const total = waitingTotal(stats)
  return total === 0 ? <span className="faint">{t('nobody')}</span> : <Waiters stats={stats} run={run} total={total} />
}

function Waiters({ stats, run, total }: { stats: ResourceStats; run: RunState; total: number }) {
  const t = useText('resources')
  const box = useRef<HTMLSpanElement>(null)
  const width = useWidth(box)
  const says = stats.kind === 'queue' || isOutside(stats)
  const waiters = waitersOf(stats).slice(0, SHOWN)
  const words = waiters.map(({ task, to }) => `${run.tasks.get(task)?.name ?? ''}${says ? ` ${t('to', { to })}` : ''}`)
  const shown = waiters.slice(0, fitting(words, width, total))
  return (
    <span ref={box} className={css.line}>
      {shown.map(({ task, to }) => (
        <span key={task} className="line">
          <StateCell state={run.tasks.get(task)?.state ?? 'waiting'} />
          <TaskLink task={task} />
          {says ? <span className="faint">{t('to', { to })}</span> : null}
        </span>
      ))}
      {total > shown.length ? <span className="faint">{t('more', { n: total - shown.length })}</span> : null}
    </span>
  )
}

/** Pixels: of a letter of code, of a cell with the gaps around it, of the words that tell how many more there are. */
const LETTER = 6.8
const AROUND = 34
const MORE = 68

/** How many fit, at least one; the last needs no room for "more" if nobody comes after it. */
function fitting(words: readonly string[], width: number, total: number): number {
  let left = width
  for (const [i, word] of words.entries()) {
    left -= word.length * LETTER + AROUND
    if (left < (i + 1 < total ? MORE : 0)) return Math.max(1, i)
  }
  return words.length
}

/** The lists may be cut; the counts beside them are exact. */
function waitingTotal(stats: ResourceStats): number {
  if (stats.kind === 'cell') return 0
  if (stats.kind === 'queue') return stats.getting + stats.putting + stats.joining
  return stats.kind === 'condition' ? stats.waiting + stats.notified.length : stats.waiting
}
