import { findAt } from '../../../shared/graph/locate.ts'
import { lineAt } from '../../../shared/graph/path-at.ts'
import { scriptRef } from '../../../shared/graph/script-path.ts'
import { useText } from '../../i18n/index.ts'
import { useAppStore } from '../../store/index.ts'
import { Button } from '../../ui/index.ts'
import { Draft } from './Draft.tsx'
import type { GraphFile } from './file.ts'
import css from './form.module.css'

/** A script is written in the editor: here stands where it is. */
export function ScriptField({ file, path }: { file: GraphFile; path: readonly string[] }) {
  const store = useAppStore()
  const t = useText('form')
  const at = findAt(file.root, path)?.at
  const text = typeof at?.value === 'string' ? at.value : ''
  const ref = scriptRef(text)
  const open = (): void => {
    if (ref.kind === 'file') store.getState().goTo({ file: ref.path, line: 1, column: 1 })
    else {
      const { line, column } = lineAt(file.text, at?.range[0] ?? 0)
      const isBlock = at?.scalar?.type === 'BLOCK_LITERAL'
      store.getState().goTo({ file: file.path, line: isBlock ? line + 1 : line, column: isBlock ? 1 : column })
    }
  }
  return (
    <div className={css.line}>
      {ref.kind === 'inline' ? (
        <span className={css.note}>{t('inline', { n: text.trimEnd().split('\n').length })}</span>
      ) : (
        <Draft
          label={path.slice(2).join('.')}
          value={text}
          onCommit={value => void store.getState().editGraph(file.doc, { kind: 'setField', path, value })}
        />
      )}
      <Button size="small" icon="code" onClick={open}>
        {t('openScript')}
      </Button>
    </div>
  )
}
