/** The editor of a text that had the cursor last, so that menu and palette can act on it. */
import type { Slice } from './slice.ts'

export type CodeCommand = 'complete' | 'signature' | 'describe' | 'definition' | 'format' | 'nextMistake'

type PerformCommand = (command: CodeCommand) => void

export interface EditorSlice {
  /** Null: no editor is on the screen, or none has had the cursor. */
  readonly codeEditor: PerformCommand | null
  /** Gives back how the editor goes away. */
  enterEditor(perform: PerformCommand): () => void
}

export const editorSlice: Slice<EditorSlice> = ({ set, get }) => ({
  codeEditor: null,
  enterEditor: perform => {
    set({ codeEditor: perform })
    return () => {
      if (get().codeEditor === perform) set({ codeEditor: null })
    }
  },
})
