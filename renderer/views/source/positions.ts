import { type ChangeSpec, Text } from '@codemirror/state'
import type { Place } from '../../../shared/graph/problem.ts'

/** A place may come from an earlier text than the one it is shown in: keep it inside. */
export function offsetOf(doc: Text, line: number, column: number): number {
  if (line < 1) return 0
  if (line > doc.lines) return doc.length
  const { from, to } = doc.line(line)
  return Math.min(to, from + Math.max(0, column - 1))
}

export function rangeOf(doc: Text, place: Place): { from: number; to: number } {
  const from = offsetOf(doc, place.line, place.column)
  return { from, to: Math.max(from, offsetOf(doc, place.endLine, place.endColumn)) }
}

/** The text with what stands at `place` replaced; the text is the one that the place was found in. */
export function replaceAt(text: string, place: Place, replacement: string): string {
  const starts = lineStarts(text)
  const at = (line: number, column: number): number => (starts[line - 1] ?? text.length) + column - 1
  const from = Math.min(text.length, at(place.line, place.column))
  const to = Math.min(text.length, Math.max(from, at(place.endLine, place.endColumn)))
  return text.slice(0, from) + replacement + text.slice(to)
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length)
  return starts
}

/** A text that breaks its lines in one way gets them back so. */
export const lineBreakOf = (text: string): '\r\n' | '\n' =>
  text.includes('\r\n') && !/(?<!\r)\n/.test(text) ? '\r\n' : '\n'

/** The smallest single replacement that turns `doc` into `text`, so that cursor, marks and undo stay where they are. */
export function difference(doc: Text, text: string): ChangeSpec | null {
  const before = doc.toString()
  const after = text.replaceAll(/\r\n?/g, '\n')
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const insert = Text.of(after.slice(start, after.length - end).split('\n'))
  return { from: start, to: before.length - end, insert }
}
