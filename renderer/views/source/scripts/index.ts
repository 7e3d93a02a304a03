import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { codeKeys, goToDefinition } from './commands.ts'
import { completing } from './completion.ts'
import { hovering } from './hover.ts'
import { scriptMistakes } from './mistakes.ts'
import { type ScriptHelp, scriptHelp } from './script-help.ts'
import { signatures } from './signature.ts'

export { perform } from './commands.ts'
export { recheck } from './mistakes.ts'
export { createScriptHelp } from './script-help.ts'

const clicking = EditorView.domEventHandlers({
  mousedown(event, view) {
    const at = view.posAtCoords(event)
    if (event.button !== 0 || !(event.ctrlKey || event.metaKey) || at === null) return false
    void goToDefinition(view, at)
    return true
  },
})

/** TypeScript's help for scripts, also those in a graph file. */
export const scripts = (help: ScriptHelp): Extension => [
  ...[scriptHelp.of(help), completing, hovering, signatures, scriptMistakes, codeKeys, clicking],
]
