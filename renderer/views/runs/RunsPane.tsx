import { explain } from '../../../shared/errors.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { noRunFilter, useApp, useAppStore } from '../../store/index.ts'
import { Banner, Button, EmptyState, VirtualRows } from '../../ui/index.ts'
import { JobLines } from './JobLines.tsx'
import { RunDetails } from './RunDetails.tsx'
import { RunFilterBar } from './RunFilterBar.tsx'
import { RunLine, rowId } from './RunLine.tsx'
import css from './Runs.module.css'
import type { RunRow } from './rows.ts'
import { useFreshList, useRunKeys, useRunRows } from './use-run-rows.ts'

/** Every run there is, and what is known of the selected one. */
export function RunsPane() {
  useFreshList()
  const { all, rows } = useRunRows()
  const selected = useApp(state => state.runRow)
  const row = rows.find(({ key }) => key === selected) ?? null
  return (
    <div className={css.pane}>
      <Notes />
      <RunFilterBar shown={rows.length} all={all} />
      <JobLines />
      {rows.length === 0 ? <Nothing all={all} /> : <List rows={rows} />}
      {row === null ? null : <RunDetails key={row.key} row={row} />}
    </div>
  )
}

function List({ rows }: { rows: readonly RunRow[] }) {
  const t = useText('kept')
  const { at, onKeyDown } = useRunKeys(rows)
  return (
    <div className={css.list}>
      <VirtualRows
        count={rows.length}
        keyOf={index => rows[index]!.key}
        active={at < 0 ? null : at}
        role="listbox"
        aria-label={t('label')}
        aria-activedescendant={at < 0 ? undefined : rowId(rows[at]!.key)}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {index => <RunLine row={rows[index]!} index={index} of={rows.length} selected={index === at} />}
      </VirtualRows>
    </div>
  )
}

/** How the list was found: damaged and made anew, or with a recording in it that cannot be read. */
function Notes() {
  const store = useAppStore()
  const language = useLanguage()
  const t = useText('app')
  const notes = useApp(state => state.keptNotes)
  if (notes.length === 0) return null
  const dismiss = (
    <Button look="quiet" size="small" onClick={() => store.getState().dismissKeptNotes()}>
      {t('dismiss')}
    </Button>
  )
  return (
    <Banner kind="quiet" actions={dismiss}>
      {notes.map(note => explain(note, language)).join(' ')}
    </Banner>
  )
}

function Nothing({ all }: { all: number }) {
  const store = useAppStore()
  const t = useText('kept')
  const known = useApp(state => state.kept !== null)
  if (!known) return <EmptyState compact title={t('loading')} />
  if (all === 0) {
    const load = <Button onClick={() => void store.getState().importKept(null)}>{t('import')}</Button>
    return (
      <EmptyState compact title={t('empty')} action={load}>
        {t('emptyWhy')}
      </EmptyState>
    )
  }
  const showAll = <Button onClick={() => store.getState().setRunFilter(noRunFilter)}>{t('showAll')}</Button>
  return <EmptyState compact title={t('noMatch')} action={showAll} />
}
