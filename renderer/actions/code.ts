import type { ActionId } from '../../shared/actions/index.ts'
import type { AppState, CodeCommand } from '../store/index.ts'
import type { Handler } from './action.ts'

const on = (command: CodeCommand, id: ActionId): Handler => ({
  id,
  enabled: ({ codeEditor }: AppState) => codeEditor !== null,
  run: ({ codeEditor }) => codeEditor?.(command),
})

/** On the script at the cursor. */
export const codeActions: readonly Handler[] = [
  on('complete', 'code.complete'),
  on('signature', 'code.signature'),
  on('describe', 'code.describe'),
  on('definition', 'code.definition'),
  on('format', 'code.format'),
  on('nextMistake', 'code.nextMistake'),
]
