import type { AppState, CodeCommand } from '../store/index.ts'
import type { Action, ActionId } from './action.ts'

const on = (command: CodeCommand, id: ActionId, keys: readonly string[]): Action => ({
  id,
  keys,
  enabled: ({ codeEditor }: AppState) => codeEditor !== null,
  run: ({ codeEditor }) => codeEditor?.(command),
})

/** On the script at the cursor. */
export const codeActions: readonly Action[] = [
  on('complete', 'code.complete', ['Mod+Space', 'Mod+I']),
  on('signature', 'code.signature', ['Mod+Shift+Space']),
  on('describe', 'code.describe', ['F1']),
  on('definition', 'code.definition', ['F12']),
  on('format', 'code.format', ['Shift+Alt+F']),
  on('nextMistake', 'code.nextMistake', ['F8']),
]
