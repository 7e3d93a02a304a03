/** What the passes of the compiler share: the text they work on, the places they number, the helpers they use. */
import { type NodePath, types as t } from '@babel/core'
import { type ErrorDetails, YieldpointError } from '../../../shared/errors.ts'
import type { ScriptSource } from '../../../shared/graph/model.ts'
import { type Located, type Position, positionIn } from '../compiled.ts'
import type { Helpers } from '../helpers/index.ts'
import { nameOf } from './names.ts'

/** Mistakes that have a place in the text. */
export type PlacedCode = { [C in keyof ErrorDetails]: ErrorDetails[C] extends Position ? C : never }[keyof ErrorDetails]

export class Unit {
  readonly source: ScriptSource
  readonly program: NodePath<t.Program>
  readonly mistakes: YieldpointError[] = []
  readonly sites: Located[] = []
  /** Helpers in use, with the names they go by here. */
  readonly helpers = new Map<keyof Helpers, string>()
  readonly #firstSite: number

  constructor(source: ScriptSource, program: NodePath<t.Program>, firstSite: number) {
    this.source = source
    this.program = program
    this.#firstSite = firstSite
  }

  /** A name that occurs nowhere in the program. */
  fresh(hint: string): t.Identifier {
    return this.program.scope.generateUidIdentifier(hint)
  }

  call(helper: keyof Helpers, ...args: t.Expression[]): t.CallExpression {
    const name = this.helpers.get(helper) ?? this.fresh(helper).name
    this.helpers.set(helper, name)
    return t.callExpression(t.identifier(name), args)
  }

  /** Numbers a place where a coroutine can wait. */
  site(path: NodePath, node: t.Node = path.node): t.NumericLiteral {
    const inside = path.getFunctionParent()
    this.sites.push({ name: inside ? nameOf(inside) : '', ...this.position(node) })
    return t.numericLiteral(this.#firstSite + this.sites.length - 1)
  }

  position(node: t.Node): Position {
    return positionIn(this.source, node.loc?.start ?? { line: 1, column: 0, index: 0 })
  }

  mistake<C extends PlacedCode>(
    code: C,
    node: t.Node,
    details: Omit<ErrorDetails[C], 'file' | 'line' | 'column'>,
  ): void {
    const placed = { file: this.source.file, ...this.position(node), ...details } as unknown as ErrorDetails[C]
    this.mistakes.push(new YieldpointError(code, placed))
  }
}
