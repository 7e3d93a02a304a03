import type { DocFile } from '../../../shared/protocol/documents.ts'
import { useText } from '../../i18n/index.ts'
import { Icon } from '../../ui/index.ts'
import css from './source.module.css'

interface FileTabsProps {
  readonly label: string
  readonly files: readonly DocFile[]
  readonly shown: string
  readonly onChoose: (path: string) => void
}

/** A dot behind a name: not saved. */
export function FileTabs({ label, files, shown, onChoose }: FileTabsProps) {
  const t = useText('source')
  return (
    <nav aria-label={label} className={css.files}>
      {files.map(({ path, dirty }) => (
        <button
          key={path}
          type="button"
          aria-current={path === shown}
          className={css.file}
          title={path}
          onClick={() => onChoose(path)}
        >
          <Icon name="file" size={12} />
          <span className="cut">{labelOf(path, files)}</span>
          {dirty ? <span className={css.unsaved} role="img" aria-label={t('unsaved')} /> : null}
        </button>
      ))}
    </nav>
  )
}

/** Without its folder, unless another file is called the same. */
function labelOf(path: string, files: readonly DocFile[]): string {
  const name = (each: string) => each.slice(each.lastIndexOf('/') + 1)
  return files.some(file => file.path !== path && name(file.path) === name(path)) ? path : name(path)
}
