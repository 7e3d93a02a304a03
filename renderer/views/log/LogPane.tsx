/** What scripts said, line by line. Follows the end unless one scrolls up. */
import { useDeferredValue, useMemo, useState } from 'react'
import type { LogLine, RunState } from '../../../shared/state/run-state.ts'
import { clockTime, useText } from '../../i18n/index.ts'
import { useApp, useAppStore, useRunState } from '../../store/index.ts'
import { Banner, Button, EmptyState, Field } from '../../ui/index.ts'
import { taskName } from '../reasons/index.tsx'
import { LogLines } from './LogLines.tsx'
import css from './log.module.css'

export function LogPane() {
  const t = useText('log')
  const run = useRunState()
  const [filter, setFilter] = useState('')
  const wanted = useDeferredValue(filter.trim().toLowerCase())
  const lines = useMemo(() => (run ? matching(run, wanted) : []), [run, wanted])
  if (!run || run.log.length === 0) return <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
  return (
    <div className={css.pane}>
      <div className={css.strip}>
        <Field label={t('filterLabel')} icon="filter" placeholder={t('filter')} value={filter} onChange={setFilter} />
        <span className="faint">
          {wanted === '' ? t('lines', { n: lines.length }) : t('shown', { shown: lines.length, total: run.log.length })}
        </span>
        <span className="grow" />
        <CopyButton lines={lines} />
      </div>
      {run.logDropped > 0 ? <Banner kind="quiet">{t('dropped', { n: run.logDropped })}</Banner> : null}
      {lines.length > 0 ? <LogLines lines={lines} /> : <EmptyState title={t('noMatch')}>{t('noMatchHint')}</EmptyState>}
    </div>
  )
}

function matching(run: RunState, wanted: string): readonly LogLine[] {
  if (wanted === '') return run.log
  const says = ({ text, task }: LogLine): boolean =>
    text.toLowerCase().includes(wanted) || (task !== null && taskName(task, run).toLowerCase().includes(wanted))
  return run.log.filter(says)
}

/** Copies the lines in sight of the filter, as text. */
function CopyButton({ lines }: { lines: readonly LogLine[] }) {
  const t = useText('log')
  const store = useAppStore()
  const shown = useApp(({ shownRun }) => shownRun)
  const [copied, setCopied] = useState<readonly LogLine[] | null>(null)
  const copy = async () => {
    const run = store.getState().live?.state
    if (!run || shown === null) return
    const name = ({ task }: LogLine) => (task === null ? '' : taskName(task, run))
    await navigator.clipboard.writeText(
      lines.map(line => `${clockTime(line.at)}\t${name(line)}\t${line.text}`).join('\n'),
    )
    setCopied(lines)
  }
  return (
    <Button look="quiet" icon={copied === lines ? 'check' : 'copy'} onClick={() => void copy()}>
      {t(copied === lines ? 'copied' : 'copy')}
    </Button>
  )
}
