/** Where in the user's text an error was thrown. */
import type { Compiled } from './compiled.ts'
import { stackOf } from './confine.ts'
import { ANONYMOUS } from './lower/names.ts'

export interface UserFrame {
  readonly name: string
  readonly file: string
  readonly line: number
  readonly column: number
}

const URL_PREFIX = 'yieldpoint-script-'
const FRAME = /^ *at (?:(.+?) \()?yieldpoint-script-(\d+):(\d+):(\d+)\)?$/

/** The scripts that a thread has loaded, by the URL that stacks name them by. */
export class Units {
  readonly #units: Compiled[] = []

  /** Gives it a URL. */
  add(compiled: Compiled): string {
    this.#units.push(compiled)
    return `${URL_PREFIX}${this.#units.length - 1}`
  }

  /** Frames of the user's text, innermost first; none for what is no error. */
  locate(error: unknown): UserFrame[] {
    if (!(error instanceof Error)) return []
    return stackOf(error)
      .split('\n')
      .flatMap(line => this.#frame(FRAME.exec(line)))
  }

  #frame(match: RegExpExecArray | null): UserFrame[] {
    if (match === null) return []
    const [, name = '', unit, line, column] = match
    const compiled = this.#units[Number(unit)]
    const place = compiled?.map.place(Number(line), Number(column))
    return compiled && place ? [{ name: shownName(name), file: compiled.file, ...place }] : []
  }
}

/** V8's name for a frame, without what lowering and V8 add to the user's. */
function shownName(name: string): string {
  const own = name
    .replace(/^async /, '')
    .replace(/ \[as .*\]$/, '')
    .replace(/^(?:Object|_class)\./, '')
  return own.replace(/(?:^|(?<=[.#]))_([^.]*)\$body\d*$/, '$1') || ANONYMOUS
}
