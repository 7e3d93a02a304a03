/** Entries between brackets: an entry goes with one comma, and comes with one. Comments between them stay. */
import type { Range } from '../problems.ts'
import type { Step } from './align.ts'
import type { Entries, NewEntry, OldEntry } from './entries.ts'
import { before, isBlank, type Splice } from './text.ts'
import { inline, type Style, scalar } from './written.ts'

export class FlowEntries implements Entries {
  readonly #text: string
  readonly #range: Range
  readonly #was: readonly OldEntry[]
  readonly #style: Style

  constructor(text: string, range: Range, was: readonly OldEntry[], style: Style) {
    this.#text = text
    this.#range = range
    this.#was = was
    this.#style = style
  }

  change(steps: readonly Step[], next: readonly NewEntry[]): Splice[] {
    const [start, end] = this.#range
    const isPlainly = !this.#text.slice(start, end).includes('#')
    if (next.length === 0 && isPlainly) return [{ start: start + 1, end: end - 1, text: '' }]
    const kept = steps.flatMap(step => (step.kind === 'kept' ? [step.was] : []))
    const removed = steps.flatMap(step => (step.kind === 'removed' ? [step.was] : []))
    const added = Map.groupBy(
      steps.filter(step => step.kind === 'added'),
      step => kept.findLast(was => was <= step.after) ?? -1,
    )
    const splices = removed.flatMap(index => this.#remove(index))
    const last = kept.at(-1)
    // What followed the last one that stays is gone, and so is the reason for its comma.
    if (last !== undefined && removed.at(-1) === this.#was.length - 1 && last < removed.at(-1)!)
      splices.push(...this.#comma(last))
    for (const [after, those] of added)
      splices.push(
        this.#add(
          after,
          kept[0],
          those.map(step => this.#written(next[step.is]!)),
        ),
      )
    return splices
  }

  #remove(index: number): Splice[] {
    const { start, end } = this.#was[index]!
    const comma = this.#commaAfter(index)
    if (comma === null) return [{ start, end, text: '' }]
    const next = this.#was[index + 1]?.start ?? comma + 1
    if (isBlank(this.#text.slice(comma + 1, next)) && isBlank(this.#text.slice(end, comma)))
      return [{ start, end: next, text: '' }]
    return [
      { start, end, text: '' },
      { start: comma, end: comma + 1, text: '' },
    ]
  }

  #comma(index: number): Splice[] {
    const comma = this.#commaAfter(index)
    if (comma === null) return []
    const next = this.#was[index + 1]!.start
    return [{ start: comma, end: isBlank(this.#text.slice(comma + 1, next)) ? next : comma + 1, text: '' }]
  }

  #commaAfter(index: number): number | null {
    const end = this.#was[index + 1]?.start ?? this.#range[1] - 1
    let at = this.#was[index]!.end
    while (at < end && this.#text[at] !== ',') at = this.#text[at] === '#' ? this.#text.indexOf('\n', at) : at + 1
    return at < end ? at : null
  }

  #add(after: number, first: number | undefined, entries: readonly string[]): Splice {
    if (after >= 0) {
      const { start, end } = this.#was[after]!
      const gap = this.#gap(start)
      return { start: end, end, text: entries.map(entry => `,${gap}${entry}`).join('') }
    }
    if (first !== undefined) {
      const { start } = this.#was[first]!
      return { start, end: start, text: entries.map(entry => `${entry},${this.#gap(start)}`).join('') }
    }
    const at = this.#range[0] + 1
    const text = entries.join(', ')
    return { start: at, end: at, text: this.#text[at - 1] === '{' ? ` ${text} ` : text }
  }

  /** As between the others: in a line of its own, where they have such. */
  #gap(start: number): string {
    const indent = before(this.#text, start)
    return isBlank(indent) && start > this.#range[0] + 1 && indent !== '' ? `\n${indent}` : ' '
  }

  #written({ key, value }: NewEntry): string {
    const text = inline(value, this.#style)
    return key === null ? text : `${scalar(key, this.#style)}: ${text}`
  }
}
