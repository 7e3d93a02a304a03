import { useMemo } from 'react'
import type { StackFrame } from '../../../shared/protocol/documents.ts'
import { cx } from '../../ui/index.ts'
import { highlightLines } from '../source/syntax.ts'
import css from './inspector.module.css'

/** Lines of the user's text as the run read them, the one it is at marked. */
export function Snippet({ frame: { excerpt, file, firstLine, line } }: { frame: StackFrame }) {
  const code = excerpt.join('\n')
  const lines = useMemo(() => highlightLines(outdent(code), file ?? ''), [code, file])
  if (excerpt.length === 0) return null
  return (
    <div className={css.snippet}>
      {lines.map(({ from, tokens }, i) => (
        <div key={from} className={cx(firstLine + i === line && css.here)}>
          <span className={css.lineNumber}>{firstLine + i}</span>
          {tokens.map(token => (
            <span key={token.from} className={token.classes}>
              {token.text}
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}

/** Without the indentation that all lines share. */
function outdent(code: string): string {
  const lines = code.split('\n')
  const indents = lines.filter(line => line.trim() !== '').map(line => line.length - line.trimStart().length)
  const shared = indents.length > 0 ? Math.min(...indents) : 0
  return lines.map(line => line.slice(shared)).join('\n')
}
