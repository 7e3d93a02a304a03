/** What the debug mode has found in the run on the screen: a list, and beside it what the chosen one means. */
import { useMemo } from 'react'
import type { Finding } from '../../../shared/protocol/findings.ts'
import { useText } from '../../i18n/index.ts'
import { useApp, useAppStore, useRunState } from '../../store/index.ts'
import { EmptyState } from '../../ui/index.ts'
import { Explanation } from './Explanation.tsx'
import { FindingList } from './FindingList.tsx'
import css from './findings.module.css'

export function FindingsPane() {
  const t = useText('findings')
  const store = useAppStore()
  const run = useRunState()
  const wanted = useApp(({ finding, shownRun }) => (finding?.run === shownRun ? finding?.id : undefined))
  const rows = useMemo((): readonly Finding[] => (run ? [...run.findings.values()] : []), [run])
  const chosen = rows.find(({ id }) => id === wanted) ?? rows[0]
  if (!run) return <EmptyState title={t('noRun')}>{t('noRunHint')}</EmptyState>
  if (!chosen) return <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
  return (
    <div className={css.pane}>
      <FindingList rows={rows} chosen={chosen} onChoose={id => store.getState().showFinding(id)} />
      <Explanation finding={chosen} />
    </div>
  )
}
