/**
 * A script as the compiler reads it: the user's text with the type of its argument written in, since nobody writes that the
 * graph hands them a queue. What is inserted has no place in the user's text; everything else has.
 */
import ts from 'typescript'
import type { Span } from './protocol.ts'

export interface ScriptText {
  readonly text: string
  /** Where the user's text is: a file, or a piece of the graph file that begins at `base`. */
  readonly path: string
  readonly base: number
  readonly length: number
  /** In order. */
  readonly inserts: readonly Insert[]
  /** The first parameter of what the script exports, in `text`. */
  readonly argument: Span | null
}

interface Insert {
  /** In the user's text, without `base`. */
  readonly at: number
  readonly text: string
}

interface Source {
  readonly path: string
  readonly base: number
  readonly text: string
}

/** `type`: of what the default export is given; null for a file that is only imported. */
export function scriptText({ path, base, text: written }: Source, type: string | null): ScriptText {
  const parameter = type === null ? null : argumentOf(written)
  const inserts = parameter && type !== null ? typed(parameter, type) : []
  let text = ''
  let done = 0
  for (const { at, text: inserted } of inserts) {
    text += written.slice(done, at) + inserted
    done = at
  }
  const made = { text: text + written.slice(done), path, base, length: written.length, inserts }
  const span = parameter && { from: parameter.name.getStart(), to: parameter.name.end }
  return { ...made, argument: span && { from: inward(made, span.from + base)!, to: inward(made, span.to + base)! } }
}

/** Behind what is inserted at that very place before the argument's name, in front of what follows it. */
function typed(parameter: ts.ParameterDeclaration, type: string): Insert[] {
  if (parameter.type || parameter.dotDotDotToken) return []
  const bare = ts.isArrowFunction(parameter.parent) && !hasParentheses(parameter.parent)
  const end = (parameter.questionToken ?? parameter.name).end
  const opening = bare ? [{ at: parameter.getStart(), text: '(' }] : []
  return [...opening, { at: end, text: `: ${type}${bare ? ')' : ''}` }]
}

const hasParentheses = (arrow: ts.ArrowFunction): boolean =>
  arrow.getChildren().some(child => child.kind === ts.SyntaxKind.OpenParenToken)

type Mapped = Pick<ScriptText, 'base' | 'length' | 'inserts'>

/** An offset of the user's text as one of the compiler's; null: it is outside of this script. */
export function inward({ base, length, inserts }: Mapped, offset: number): number | null {
  const at = offset - base
  if (at < 0 || at > length) return null
  // A `(` stands before what is at its place, a type behind it.
  const isBefore = (insert: Insert) => insert.at < at || (insert.at === at && insert.text === '(')
  return inserts.filter(isBefore).reduce((sum, insert) => sum + insert.text.length, at)
}

/** The other way; what was inserted is at the place where it was. */
export function outward({ base, inserts }: Mapped, offset: number): number {
  let at = offset
  for (const insert of inserts) {
    if (at <= insert.at) break
    at = Math.max(insert.at, at - insert.text.length)
  }
  return at + base
}

/** Columns that it stands in by: in the graph file, below its key. */
export const indentOf = ({ text }: ScriptText): number => /^ *(?=\S)/m.exec(text)?.[0].length ?? 0

/** The first parameter of the function that a script exports as its default, written there or by name. */
function argumentOf(text: string): ts.ParameterDeclaration | null {
  const source = ts.createSourceFile('script.ts', text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS)
  const name = exportedName(source)
  for (const statement of source.statements) {
    const found = functionIn(statement, name)
    if (found) return found.parameters[0] ?? null
  }
  return null
}

type Callable = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression

const isCallable = (node: ts.Node | undefined): node is Callable =>
  node !== undefined && (ts.isFunctionDeclaration(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node))

function functionIn(statement: ts.Statement, name: string | null): Callable | null {
  if (ts.isFunctionDeclaration(statement)) {
    const flags = ts.getCombinedModifierFlags(statement)
    return flags & ts.ModifierFlags.Default || (name !== null && statement.name?.text === name) ? statement : null
  }
  if (ts.isExportAssignment(statement)) return isCallable(statement.expression) ? statement.expression : null
  if (name === null || !ts.isVariableStatement(statement)) return null
  const named = statement.declarationList.declarations.find(
    each => ts.isIdentifier(each.name) && each.name.text === name,
  )
  return isCallable(named?.initializer) ? named.initializer : null
}

/** `export default chef` and `export { chef as default }`. */
function exportedName(source: ts.SourceFile): string | null {
  for (const statement of source.statements) {
    if (ts.isExportAssignment(statement) && ts.isIdentifier(statement.expression)) return statement.expression.text
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier || !statement.exportClause) continue
    if (!ts.isNamedExports(statement.exportClause)) continue
    const made = statement.exportClause.elements.find(element => element.name.text === 'default')
    if (made) return (made.propertyName ?? made.name).text
  }
  return null
}
