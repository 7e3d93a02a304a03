/** From places in generated code to places in the user's text. */
import type { ScriptSource } from '../../shared/graph/model.ts'
import { type Position, positionIn } from './compiled.ts'

/** For each generated line, by generated column: [column, source, line of the text, its column], all from 0. */
export type Mappings = readonly (readonly (readonly number[])[])[]

export class SourceMap {
  readonly #source: ScriptSource
  readonly #mappings: Mappings

  constructor(source: ScriptSource, mappings: Mappings) {
    this.#source = source
    this.#mappings = mappings
  }

  /** `line` and `column` from 1, as V8 counts them. Null for code that no text of the user's stands for. */
  place(line: number, column: number): Position | null {
    const segments = this.#mappings[line - 1] ?? []
    const segment = segments.findLast(([from]) => from !== undefined && from < column)
    const [, , textLine, textColumn] = segment ?? []
    if (textLine === undefined || textColumn === undefined) return null
    return positionIn(this.#source, { line: textLine + 1, column: textColumn, index: 0 })
  }
}
