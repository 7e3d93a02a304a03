/** What can stand at a place, and what each of it is. */
import ts from 'typescript'
import { PERMITTED } from '../../shared/script/permitted.ts'
import type { Inside, Project } from './project.ts'
import type { Completion, CompletionKind, Completions, DescribedCompletion, TextEdit } from './protocol.ts'
import { indentOf, outward, type ScriptText } from './script-text.ts'

const PREFERENCES: ts.UserPreferences = {
  includeCompletionsWithInsertText: true,
  includeCompletionsForImportStatements: false,
  includeCompletionsForModuleExports: true,
  quotePreference: 'single',
}

export function complete(project: Project, path: string, offset: number): Completions | null {
  const inside = project.inside(path, offset)
  const found = inside && project.service.getCompletionsAtPosition(inside.file, inside.at, PREFERENCES)
  if (!inside || !found || (found.isNewIdentifierLocation && found.entries.length === 0)) return null
  const { from, to } = replaced(project, inside, found.optionalReplacementSpan)
  const items = found.entries
    .filter(entry => isFromHere(entry) && (!found.isGlobalCompletion || isReachable(entry)))
    .map(toCompletion)
  return { from, to, items }
}

/** What is not imported yet is offered of `yieldpoint` alone, whose names are known by heart. */
const isFromHere = ({ source }: ts.CompletionEntry): boolean => source === undefined || source === RUNTIME
const RUNTIME = 'yieldpoint'

/** The word before and around the cursor. */
function replaced(project: Project, { file, at, script }: Inside, span: ts.TextSpan | undefined) {
  if (span) return { from: outward(script, span.start), to: outward(script, span.start + span.length) }
  const before = (project.textOf(file) ?? '').slice(0, at)
  const word = /[\p{L}\p{N}_$]*$/u.exec(before)?.[0].length ?? 0
  return { from: outward(script, at - word), to: outward(script, at) }
}

/** The language's own names as far as a script has them; and none of the words that are only for types of a larger program. */
function isReachable({ name, kind, kindModifiers, sortText, source }: ts.CompletionEntry): boolean {
  if (source !== undefined) return true
  if (kind === ts.ScriptElementKind.keyword) return !UNUSUAL.has(name)
  const isGlobal = /\bdeclare\b/.test(kindModifiers ?? '') && sortText >= '15'
  return !isGlobal || PERMITTED.includes(name)
}

const UNUSUAL = new Set([
  'abstract',
  'asserts',
  'debugger',
  'declare',
  'enum',
  'eval',
  'global',
  'module',
  'namespace',
  'package',
  'with',
])

const toCompletion = ({ name, kind, kindModifiers, sortText, insertText, source }: ts.CompletionEntry): Completion => ({
  label: name,
  kind: KINDS[kind] ?? 'text',
  insert: insertText ?? null,
  deprecated: /\bdeprecated\b/.test(kindModifiers ?? ''),
  rank: sortText,
  imported: source === undefined,
})

const KINDS: Readonly<Partial<Record<string, CompletionKind>>> = {
  [ts.ScriptElementKind.classElement]: 'class',
  [ts.ScriptElementKind.constElement]: 'constant',
  [ts.ScriptElementKind.enumElement]: 'enum',
  [ts.ScriptElementKind.functionElement]: 'function',
  [ts.ScriptElementKind.localFunctionElement]: 'function',
  [ts.ScriptElementKind.interfaceElement]: 'interface',
  [ts.ScriptElementKind.keyword]: 'keyword',
  [ts.ScriptElementKind.memberFunctionElement]: 'method',
  [ts.ScriptElementKind.moduleElement]: 'namespace',
  [ts.ScriptElementKind.alias]: 'variable',
  [ts.ScriptElementKind.memberVariableElement]: 'property',
  [ts.ScriptElementKind.memberGetAccessorElement]: 'property',
  [ts.ScriptElementKind.typeElement]: 'type',
  [ts.ScriptElementKind.typeParameterElement]: 'type',
  [ts.ScriptElementKind.letElement]: 'variable',
  [ts.ScriptElementKind.variableElement]: 'variable',
  [ts.ScriptElementKind.localVariableElement]: 'variable',
  [ts.ScriptElementKind.parameterElement]: 'variable',
}

/** Of one of the completions at a place: what it is, and what importing it writes. */
export function describe(project: Project, path: string, offset: number, label: string): DescribedCompletion | null {
  const inside = project.inside(path, offset)
  if (!inside) return null
  const { file, at, script } = inside
  const ask = (source?: string) =>
    project.service.getCompletionEntryDetails(file, at, label, FORMAT, source, PREFERENCES, undefined)
  const details = ask() ?? ask(RUNTIME)
  if (!details) return null
  const changes = (details.codeActions ?? [])
    .flatMap(action => action.changes)
    .filter(({ fileName }) => fileName === file)
  return {
    signature: ts.displayPartsToString(details.displayParts),
    docs: docsOf(details.documentation, details.tags),
    imports: changes.flatMap(({ textChanges }) => textChanges).map(change => toEdit(change, script)),
  }
}

const FORMAT = { ...ts.getDefaultFormatCodeSettings('\n'), semicolons: ts.SemicolonPreference.Remove }

const toEdit = ({ span: { start, length }, newText }: ts.TextChange, script: ScriptText): TextEdit => ({
  from: outward(script, start),
  to: outward(script, start + length),
  // A line of its own stands in as the script does.
  insert: newText.includes('\n') ? newText.replaceAll(/^(?=.)/gm, ' '.repeat(indentOf(script))) : newText,
})

/** The comment, then what it says under `@throws` and the like. */
export function docsOf(comment: ts.SymbolDisplayPart[] | undefined, tags: ts.JSDocTagInfo[] | undefined): string {
  const said = (tags ?? [])
    .filter(({ name }) => name === 'throws' || name === 'deprecated' || name === 'example')
    .map(({ name, text }) => `${name === 'deprecated' ? '' : `@${name} `}${ts.displayPartsToString(text)}`)
  return [ts.displayPartsToString(comment), ...said].filter(text => text !== '').join('\n')
}
