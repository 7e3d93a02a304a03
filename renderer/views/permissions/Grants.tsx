import { useEffect } from 'react'
import type { Grant } from '../../../shared/protocol/documents.ts'
import { useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Button, Dialog, EmptyState } from '../../ui/index.ts'
import { Items } from './Items.tsx'
import css from './permissions.module.css'

/** All that the user has said to graphs, to be taken back. */
export function Grants() {
  const store = useAppStore()
  const t = useText('permissions')
  const grants = useApp(state => state.grants)
  useEffect(() => void store.getState().loadGrants(), [store])
  const { closeDialog } = store.getState()
  return (
    <Dialog
      wide
      title={t('revokeTitle')}
      onClose={closeDialog}
      actions={
        <>
          <ThisGraph />
          <Button onClick={closeDialog}>{t('close')}</Button>
        </>
      }
    >
      <p>{t('revokeIntro')}</p>
      {grants === null ? null : grants.length === 0 ? (
        <EmptyState compact title={t('none')} />
      ) : (
        grants.map(grant => <Answer key={grant.file} grant={grant} />)
      )}
    </Dialog>
  )
}

/** The graph on the screen, if it asks for something. */
function ThisGraph() {
  const store = useAppStore()
  const t = useText('permissions')
  const doc = useApp(({ docs, activeDoc }) => (activeDoc === null ? undefined : docs.get(activeDoc)))
  if (!doc || doc.permissions.length === 0) return null
  return (
    <Button onClick={() => store.getState().showDialog({ kind: 'consent', doc: doc.id, next: null })}>
      {t('thisGraph', { name: doc.title })}
    </Button>
  )
}

function Answer({ grant: { file, items } }: { grant: Grant }) {
  const store = useAppStore()
  const t = useText('permissions')
  const allowed = new Map(items.map(each => [each.item, each.allowed]))
  const { name, place } = nameOf(file)
  return (
    <article className={css.grant}>
      <header>
        <h2 title={file}>{name}</h2>
        <span className="faint cut">{place === 'bundled' || place === 'unsaved' ? t(place) : place}</span>
        <Button
          size="small"
          aria-label={t('revokeOf', { name })}
          onClick={() => void store.getState().revokeGrant(file)}
        >
          {t('revoke')}
        </Button>
      </header>
      <Items items={items.map(({ item }) => item)}>
        {(item, line) => (
          <div className={css.choice}>
            <span className={css.said}>{t(allowed.get(item) ? 'allowed' : 'denied')}</span>
            {line}
          </div>
        )}
      </Items>
    </article>
  )
}

function nameOf(file: string): { name: string; place: string } {
  const [, kind, rest = ''] = /^(bundled|unsaved):(.*)$/s.exec(file) ?? []
  if (kind !== undefined) return { name: kind === 'bundled' ? rest : rest.slice(0, 8), place: kind }
  const at = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'))
  return { name: file.slice(at + 1), place: file.slice(0, Math.max(0, at)) }
}
