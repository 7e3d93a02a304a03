/** Where in a file a place is, as a path of keys and indexes; and from a place as editors count to an offset. */
import type { Located } from './locate.ts'

export interface At {
  readonly path: readonly PropertyKey[]
  /** It is on the last key of the path, not on its value. */
  readonly onKey: boolean
}

/** The innermost entry around an offset. */
export function pathAt(root: Located, offset: number): At {
  const path: PropertyKey[] = []
  for (let at: Located = root; ; ) {
    const next = within(at, offset)
    if (!next) return { path, onKey: false }
    path.push(next.step)
    if (next.onKey) return { path, onKey: true }
    at = next.at
  }
}

function within(at: Located, offset: number): { step: PropertyKey; at: Located; onKey: boolean } | null {
  for (const [step, field] of at.fields ?? []) {
    if (offset >= field.key[0] && offset <= field.key[1]) return { step, at: field.at, onKey: true }
    if (offset >= field.at.range[0] && offset <= endOf(field.at)) return { step, at: field.at, onKey: false }
  }
  for (const [step, item] of at.items?.entries() ?? [])
    if (offset >= item.range[0] && offset <= endOf(item)) return { step, at: item, onKey: false }
  return null
}

/** The line end behind a block belongs to nobody. */
const endOf = ({ range: [start, end], fields, items }: Located): number =>
  Math.max(start, (fields ?? items) && end > start ? end - 1 : end)

/** Of a line and a column, both from 1; a place outside of the text is at its end. */
export function offsetAt(text: string, line: number, column: number): number {
  let start = 0
  for (let n = 1; n < line; n++) {
    const newline = text.indexOf('\n', start)
    if (newline < 0) return text.length
    start = newline + 1
  }
  return Math.min(text.length, start + Math.max(0, column - 1))
}

/** Line and column, both from 1. */
export function lineAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  const start = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - start + 1 }
}
