/** Collects the problems of one text. Places are computed at the end, and only for those that are shown. */
import { LineCounter } from 'yaml'
import type { ErrorCode, ErrorDetails, WireError } from '../errors.ts'
import { MAX_PROBLEMS } from './limits.ts'
import { nearest } from './nearest.ts'
import type { Place, Problem } from './problem.ts'

/** Offsets into the text: from the first, up to and without the second. */
export type Range = readonly [start: number, end: number]

interface Found {
  readonly severity: Problem['severity']
  readonly error: WireError
  readonly range: Range
  readonly fix: string | null
}

export class Problems {
  readonly #text: string
  readonly #file: string
  readonly #lines: LineCounter
  readonly #found: Found[] = []
  #omitted = 0

  constructor(text: string, file: string) {
    this.#text = text
    this.#file = file
    this.#lines = lineCounter(text)
  }

  get hasErrors(): boolean {
    return this.#found.some(found => found.severity === 'error')
  }

  error<C extends ErrorCode>(code: C, details: ErrorDetails[C], range: Range, fix: string | null = null): void {
    this.#found.push({ severity: 'error', error: { code, details } as WireError, range, fix })
  }

  warn<C extends ErrorCode>(code: C, details: ErrorDetails[C], range: Range, fix: string | null = null): void {
    this.#found.push({ severity: 'warning', error: { code, details } as WireError, range, fix })
  }

  /** Errors that are only counted. */
  omit(count: number): void {
    this.#omitted += count
  }

  /** What was probably meant; not asked once there are more problems than are shown, since looking takes time. */
  nearest(word: string, known: Iterable<string>): string | null {
    return this.#found.length < MAX_PROBLEMS ? nearest(word, known) : null
  }

  /** Line and column, both from 1. */
  at(offset: number): { line: number; col: number } {
    return this.#lines.linePos(clamp(offset, 0, this.#text.length))
  }

  /** The text as it stands at a place. */
  source([start, end]: Range): string {
    return this.#text.slice(start, end)
  }

  /** Errors before warnings, each in the order of the text; the first MAX_PROBLEMS, and how many more there are. */
  list(): Problem[] {
    const rank = (found: Found) => (found.severity === 'error' ? 0 : 1)
    const sorted = this.#found.sort((a, b) => rank(a) - rank(b) || a.range[0] - b.range[0])
    const shown = sorted.slice(0, MAX_PROBLEMS).map(found => this.#problem(found))
    const count = sorted.length - shown.length + this.#omitted
    if (count === 0) return shown
    const more = { code: 'graph/more-problems', details: { count } } as const
    return [...shown, { severity: shown.at(-1)!.severity, error: more, at: shown.at(-1)!.at, fix: null }]
  }

  #problem({ severity, error, range, fix }: Found): Problem {
    return { severity, error, at: this.#place(range), fix: fix === null ? null : { text: fix } }
  }

  #place([start, end]: Range): Place {
    const from = this.at(start)
    const to = this.at(Math.max(start, end))
    return { file: this.#file, line: from.line, column: from.col, endLine: to.line, endColumn: to.col }
  }
}

const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value))

function lineCounter(text: string): LineCounter {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1)
  return lines
}
