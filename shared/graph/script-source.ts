/** Where the text of an inline script stands in the graph file, so that every place shown later is the user's own. */
import type { Located } from './locate.ts'
import type { ScriptSource } from './model.ts'
import type { Problems } from './problems.ts'
import { scriptRef } from './script-path.ts'

/** A script file's text is read when the run loads it. */
export function scriptSource(at: Located, file: string, problems: Problems): ScriptSource {
  const text = String(at.value)
  const ref = scriptRef(text)
  if (ref.kind === 'file') return { file: ref.path, inline: false, text: '', line: 1, indent: 0 }
  return { file, inline: true, text, ...placeOf(text, at, problems) }
}

function placeOf(text: string, { scalar, range }: Located, problems: Problems): { line: number; indent: number } {
  const start = scalar?.range?.[0] ?? range[0]
  const source = scalar?.range ? problems.source([start, scalar.range[1]]) : ''
  const { line, col } = problems.at(start)
  if (scalar?.type === 'BLOCK_LITERAL') return { line: line + 1, indent: blockIndent(text, source) }
  // Quotes with escapes, or over several lines, have no columns to count on.
  const before = source.indexOf(text)
  return { line, indent: before < 0 || text.includes('\n') ? 0 : col - 1 + before }
}

/** How much longer the first written line is in the file than in the text. */
function blockIndent(text: string, source: string): number {
  const lines = text.split('\n')
  const index = lines.findIndex(line => line !== '')
  const written = source.split('\n')[index + 1]?.replace(/\r$/, '') ?? ''
  return index < 0 ? 0 : Math.max(0, written.length - lines[index]!.length)
}
