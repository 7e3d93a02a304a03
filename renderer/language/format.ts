/** Lays a script out in the manner of this project: two spaces, no semicolons added or taken. Words and comments stay. */
import ts from 'typescript'
import type { Project } from './project.ts'
import type { TextEdit } from './protocol.ts'
import { indentOf, outward, type ScriptText } from './script-text.ts'

const SETTINGS: ts.FormatCodeSettings = {
  ...ts.getDefaultFormatCodeSettings('\n'),
  indentSize: 2,
  tabSize: 2,
  convertTabsToSpaces: true,
  semicolons: ts.SemicolonPreference.Ignore,
  insertSpaceAfterFunctionKeywordForAnonymousFunctions: true,
  insertSpaceAfterOpeningAndBeforeClosingEmptyBraces: false,
}

/** `at`: the script there; null: all scripts of the text. */
export function format(project: Project, path: string, at: number | null): readonly TextEdit[] {
  const chosen = at === null ? null : project.inside(path, at)
  const scripts = project.scriptsOf(path).filter(([file]) => chosen === null || file === chosen.file)
  return scripts.flatMap(([file, script]) => inScript(project, file, script))
}

function inScript({ service, textOf }: Project, file: string, script: ScriptText): TextEdit[] {
  const text = textOf(file)
  if (text === undefined || service.getSyntacticDiagnostics(file).length > 0) return []
  const baseIndentSize = indentOf(script)
  return service
    .getFormattingEditsForDocument(file, { ...SETTINGS, baseIndentSize })
    .filter(edit => isWanted(edit, text))
    .map(({ span, newText }) => ({
      from: outward(script, span.start),
      to: outward(script, span.start + span.length),
      insert: newText,
    }))
}

/** TypeScript would write `for (; ;)`, and indent a line that begins with the semicolon of the one before. */
function isWanted({ span: { start, length }, newText }: ts.TextChange, text: string): boolean {
  const end = start + length
  return text.slice(start, end) !== newText && text[end] !== ';'
}
