/** What the compiler has to say about a text of the user's. None of it keeps a graph from running: types are erased. */
import ts from 'typescript'
import type { Project } from './project.ts'
import type { Mistake } from './protocol.ts'
import { outward, type ScriptText } from './script-text.ts'

/**
 * Not told: that something has no type (7005 to 7057), which is how one writes a script; that a declaration is used by
 * nobody, of which a script has as many as of parameters (6133 and its kin); and what the host tells better (2307: no such
 * file; 2304, 2552: no such name).
 */
const isTold = ({ code, messageText }: ts.Diagnostic): boolean =>
  !(code >= 7005 && code <= 7057) && !HOST_TELLS.has(code) && !saysTooMuch(messageText)
const HOST_TELLS = new Set([2304, 2307, 2552, 2580, 2584, 2585, 2792, 5097])

/** That an object has more in it than a function takes out of it: `({ log }) => …` may be given anything that has a log. */
const saysTooMuch = (text: ts.Diagnostic['messageText']): boolean =>
  typeof text !== 'string' && text.next?.some(({ code }) => code === 2339) === true

export function mistakes(project: Project, path: string): readonly Mistake[] {
  return project.scriptsOf(path).flatMap(([file, script]) => inScript(project.service, file, script))
}

/**
 * Where a value may be one of several types the compiler asks for proof that it is the right one. Who writes without types has
 * no way to give it, so only what is wrong whichever it is counts.
 */
function isCertain(diagnostic: ts.Diagnostic, checker: ts.TypeChecker): boolean {
  const { file, start, length, code } = diagnostic
  const node = file && start !== undefined ? nodeAt(file, start, start + (length ?? 0)) : null
  if (!node || !MAY_BE_RIGHT.has(code)) return true
  return !valuesIn(node).some(value => checker.getTypeAtLocation(value).isUnion())
}

/** Not assignable, no such argument, no such property, no such operation. */
const MAY_BE_RIGHT = new Set([2322, 2339, 2345, 2362, 2363, 2365, 2551, 2769])

/** The values whose types a diagnostic of that node is about. */
function valuesIn(node: ts.Node): readonly ts.Node[] {
  const { parent } = node
  if (ts.isBinaryExpression(node)) return [node.left, node.right]
  if (ts.isPropertyAssignment(parent) && parent.name === node) return [parent.initializer]
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return [parent.expression]
  if (ts.isVariableDeclaration(parent) && parent.initializer) return [parent.initializer]
  return [node]
}

/** The largest that fills the span, else the smallest around it. */
function nodeAt(file: ts.SourceFile, from: number, to: number): ts.Node {
  const find = (node: ts.Node): ts.Node => {
    if (node.getStart(file) === from && node.end === to && node !== file) return node
    const inner = ts.forEachChild(node, child => (child.pos <= from && to <= child.end ? child : undefined))
    return inner ? find(inner) : node
  }
  return find(file)
}

function inScript(service: ts.LanguageService, file: string, script: ScriptText): Mistake[] {
  // Of syntax the host speaks, whose parser is the one that counts.
  if (service.getSyntacticDiagnostics(file).length > 0) return []
  const checker = service.getProgram()?.getTypeChecker()
  const wrong = service
    .getSemanticDiagnostics(file)
    .filter(each => isTold(each) && (!checker || isCertain(each, checker)))
  const struckOut = service.getSuggestionDiagnostics(file).filter(each => each.reportsDeprecated)
  return [
    ...wrong.map(each => toMistake(each, script, 'type')),
    ...struckOut.map(each => toMistake(each, script, 'deprecated')),
  ]
}

const toMistake = (
  { start = 0, length = 0, code, messageText }: ts.Diagnostic,
  script: ScriptText,
  kind: Mistake['kind'],
): Mistake => ({
  from: outward(script, start),
  to: outward(script, start + length),
  code,
  message: ts.flattenDiagnosticMessageText(messageText, '\n'),
  kind,
})
