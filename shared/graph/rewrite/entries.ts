/** The entries of a map or list as they stand in a text, whichever way it is written. */
import type { Located } from '../locate.ts'
import type { Range } from '../problems.ts'
import type { Step } from './align.ts'
import type { Plain } from './same.ts'
import type { Splice } from './text.ts'

export interface OldEntry {
  /** From its key or dash up to the end of its value. */
  readonly start: number
  readonly end: number
  /** Null in a list. */
  readonly key: Range | null
  readonly at: Located
}

export interface NewEntry {
  /** Null in a list. */
  readonly key: string | null
  readonly value: Plain
}

export interface Entries {
  /** What removes and adds entries; those that are kept see to themselves. */
  change(steps: readonly Step[], next: readonly NewEntry[]): Splice[]
}

export function entriesOf(text: string, at: Located): OldEntry[] {
  const fields = [...(at.fields?.values() ?? [])].map(({ key, at: value }) => ({
    start: key[0],
    end: Math.max(key[1], value.range[1]),
    key,
    at: value,
  }))
  const items = (at.items ?? []).map(item => ({
    start: startOf(text, at, item),
    end: item.range[1],
    key: null,
    at: item,
  }))
  return at.fields ? fields : items
}

/** Of an item in lines: its dash. Before it may stand an anchor or a tag. */
function startOf(text: string, list: Located, item: Located): number {
  const [start] = item.range
  if (text[list.range[0]] === '[') return start
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const dash = line.lastIndexOf('-')
  return dash < 0 ? start : start - line.length + dash
}
