import { explain } from '../../../shared/errors.ts'
import type { Doc } from '../../../shared/protocol/documents.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useAppStore, useDoc } from '../../store/index.ts'
import { Banner, Button } from '../../ui/index.ts'

const CONFLICTS: readonly string[] = ['host/changed-on-disk', 'host/gone-from-disk']

const conflictOf = (doc: Doc | null) => doc?.problems.find(({ error }) => CONFLICTS.includes(error.code))

/** Another program changed a file that has unsaved text here: nothing is decided without the user. */
export function ConflictBanner() {
  const store = useAppStore()
  const language = useLanguage()
  const t = useText('conflict')
  const doc = useDoc()
  const conflict = conflictOf(doc)
  if (doc === null || conflict === undefined) return null
  const { file } = conflict.at
  const { settleConflict, showDialog } = store.getState()
  const gone = conflict.error.code === 'host/gone-from-disk'
  const actions = (
    <>
      {gone ? null : (
        <>
          <Button onClick={() => showDialog({ kind: 'compare', doc: doc.id, file })}>{t('compare')}</Button>
          <Button onClick={() => void settleConflict(doc.id, file, 'theirs')}>{t('reload')}</Button>
        </>
      )}
      <Button onClick={() => void settleConflict(doc.id, file, 'mine')}>{t('keep')}</Button>
    </>
  )
  return (
    <Banner kind="quiet" actions={actions}>
      {explain(conflict.error, language)}
    </Banner>
  )
}
