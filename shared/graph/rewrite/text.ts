/** Cutting and pasting in a text by offsets into it. */

/** Leaves out what is from `start` up to `end`, and writes `text` there. Line ends in it are `\n`. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Splices do not overlap. Those at one place are made in their order, what is added before what is left out. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const pieces: string[] = []
  let at = 0
  for (const { start, end, text: insert } of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    pieces.push(text.slice(at, start), insert.replaceAll('\n', newline))
    at = end
  }
  return [...pieces, text.slice(at)].join('')
}

export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1

/** Where the next line begins. The end of a block is there already. */
export function nextLine(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return offset
  const newline = text.indexOf('\n', offset)
  return newline < 0 ? text.length : newline + 1
}

/** What stands on its line before it. */
export const before = (text: string, offset: number): string => text.slice(lineStart(text, offset), offset)

export const isBlank = (text: string): boolean => text.trim() === ''
