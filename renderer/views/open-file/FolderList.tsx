import { useText } from '../../i18n/index.ts'
import { Icon } from '../../ui/index.ts'
import css from './OpenFile.module.css'
import type { Listing } from './use-folder.ts'

interface FolderListProps {
  listing: Listing | null
  onFolder: (path: string) => void
  /** What files are listed. */
  kind: 'graph' | 'recording'
  onFile: (path: string, name: string) => void
}

/** Folders and files of one folder. */
export function FolderList({ listing, kind: wanted, onFolder, onFile }: FolderListProps) {
  const t = useText('app')
  if (!listing) return <div className={css.list} aria-busy="true" />
  const { parent } = listing
  const entries = listing.entries.filter(({ kind }) => kind === 'folder' || kind === wanted)
  return (
    <>
      <code className={css.folder}>{listing.folder}</code>
      <ul className={css.list}>
        {parent === null ? null : (
          <li>
            <button type="button" className={css.entry} onClick={() => onFolder(parent)}>
              <Icon name="up" size={12} />
              {t('openDialog.up')}
            </button>
          </li>
        )}
        {entries.map(({ kind, name, path }) => (
          <li key={path}>
            <button
              type="button"
              className={css.entry}
              onClick={() => (kind === 'folder' ? onFolder(path) : onFile(path, name))}
            >
              <Icon name={kind === 'folder' ? 'folder' : 'file'} size={12} />
              <span className="cut">{name}</span>
            </button>
          </li>
        ))}
        {entries.length === 0 ? <li className={css.nothing}>{t('openDialog.empty')}</li> : null}
      </ul>
    </>
  )
}
