/** What one can do to a script by key, menu or palette. */
import { startCompletion } from '@codemirror/autocomplete'
import { nextDiagnostic } from '@codemirror/lint'
import { type EditorView, keymap } from '@codemirror/view'
import type { CodeCommand } from '../../../store/index.ts'
import { goToGraphDefinition } from '../graph-help.ts'
import { closeDescription, describe } from './hover.ts'
import { isScript, scriptHelp } from './script-help.ts'
import { closeSignature, showSignature } from './signature.ts'

const COMMANDS: Readonly<Record<CodeCommand, (view: EditorView) => void>> = {
  complete: startCompletion,
  signature: view => void showSignature(view, true),
  describe: view => void describe(view),
  definition: view => void goToDefinition(view, view.state.selection.main.head),
  format: view => void format(view),
  nextMistake: nextDiagnostic,
}

export function perform(view: EditorView, command: CodeCommand): void {
  view.focus()
  COMMANDS[command](view)
}

export async function goToDefinition({ state }: EditorView, at: number): Promise<void> {
  if (!isScript(state, at) && goToGraphDefinition(state, at)) return
  const help = state.facet(scriptHelp)
  const [first] = (help && isScript(state, at) && (await help.ask('definition', { at }, state))) || []
  if (first) help?.goTo(first)
}

/** In a graph file the script at the cursor, or all of them. */
async function format(view: EditorView): Promise<void> {
  const { state } = view
  const at = state.selection.main.head
  const edits = await state.facet(scriptHelp)?.ask('format', { at: isScript(state, at) ? at : null }, state)
  if (edits && edits.length > 0 && view.state.doc === state.doc)
    view.dispatch({ changes: [...edits], userEvent: 'input.format' })
}

/** Escape closes what is shown about the code, before it does anything else. */
export const codeKeys = keymap.of([{ key: 'Escape', run: view => closeDescription(view) || closeSignature(view) }])
