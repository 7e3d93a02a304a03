/** Entries that stand in lines of their own: an entry goes with its lines, and comes in lines. */
import type { Step } from './align.ts'
import type { Entries, NewEntry, OldEntry } from './entries.ts'
import { before, isBlank, lineStart, nextLine, type Splice } from './text.ts'
import { entryLines, inline, type Style } from './written.ts'

export class BlockEntries implements Entries {
  readonly #text: string
  readonly #was: readonly OldEntry[]
  readonly #style: Style

  constructor(text: string, was: readonly OldEntry[], style: Style) {
    this.#text = text
    this.#was = was
    this.#style = style
  }

  change(steps: readonly Step[], next: readonly NewEntry[]): Splice[] {
    const emptied = next.length === 0 ? this.#emptied() : null
    if (emptied) return [emptied]
    const splices = steps.flatMap(step => (step.kind === 'removed' ? this.#remove(step.was) : []))
    const added = Map.groupBy(
      steps.filter(step => step.kind === 'added'),
      step => step.after,
    )
    for (const [after, those] of added)
      splices.push(
        this.#add(
          after,
          those.map(step => next[step.is]!),
        ),
      )
    // Nothing in lines would mean null.
    if (next.length === 0) splices.push(this.#empty())
    return splices
  }

  #remove(index: number): Splice {
    const { start, end } = this.#was[index]!
    const next = this.#was[index + 1]
    // The first of a map behind a dash: what follows comes up to its place.
    if (!isBlank(before(this.#text, start)) && next) return { start, end: next.start, text: '' }
    const to = nextLine(this.#text, end)
    return { start: this.#withBlankLine(lineStart(this.#text, start), to), end: to, text: '' }
  }

  /** A blank line before goes along where there is one behind, too. */
  #withBlankLine(start: number, end: number): number {
    const previous = lineStart(this.#text, start - 1)
    const isFree = (line: number) => isBlank(this.#text.slice(line, nextLine(this.#text, line + 1)))
    return start > 0 && isFree(previous) && (end >= this.#text.length || isFree(end)) ? previous : start
  }

  #add(after: number, entries: readonly NewEntry[]): Splice {
    const sibling = this.#was[Math.max(0, after)]!
    const indent = ' '.repeat(before(this.#text, sibling.start).length)
    const lines = entries.map(entry => this.#lines(entry, indent)).join('\n')
    if (after >= 0) {
      const at = nextLine(this.#text, sibling.end)
      return { start: at, end: at, text: `${lines}\n` }
    }
    return { start: sibling.start, end: sibling.start, text: `${lines.slice(indent.length)}\n${indent}` }
  }

  #lines({ key, value }: NewEntry, indent: string): string {
    return key === null ? `${indent}- ${inline(value, this.#style)}` : entryLines(key, value, this.#style, indent)
  }

  /** Behind the key, if no comment is in the way. */
  #emptied(): Splice | null {
    const { start, key } = this.#was[0]!
    const colon = this.#text.slice(0, start).trimEnd().length
    const gaps = this.#was.slice(1).map((entry, i) => this.#text.slice(this.#was[i]!.end, entry.start))
    if (this.#text[colon - 1] !== ':' || gaps.some(gap => gap.includes('#'))) return null
    const end = this.#text.slice(0, this.#was.at(-1)!.end).trimEnd().length
    return { start: colon, end, text: key ? ' {}' : ' []' }
  }

  #empty(): Splice {
    const [first] = this.#was
    const start = nextLine(this.#text, first!.end)
    const indent = before(this.#text, first!.start).replace(/\S/g, ' ')
    return { start, end: start, text: `${indent || ' '}${first!.key ? '{}' : '[]'}\n` }
  }
}
