import type { EditorState, StateEffect } from '@codemirror/state'
import type { AppStore, SourcePlace } from '../../store/index.ts'

/** An editor that is not on the screen: its text with cursor and marks, and where it was scrolled to. */
interface Remembered {
  readonly state: EditorState
  readonly scroll: StateEffect<unknown>
}

/** What the source pane keeps while another pane or file is shown. */
export class EditorMemory {
  readonly #editors = new Map<string, Remembered>()
  /** The last place that was gone to: each request is followed once. */
  followed: SourcePlace | null = null

  keep(doc: string, file: string, editor: Remembered): void {
    this.#editors.set(key(doc, file), editor)
  }

  recall(doc: string, file: string): Remembered | undefined {
    return this.#editors.get(key(doc, file))
  }

  /** Forgets closed documents. */
  prune(open: ReadonlyMap<string, unknown>): void {
    for (const each of this.#editors.keys()) if (!open.has(docOf(each))) this.#editors.delete(each)
  }
}

const key = (doc: string, file: string): string => `${encodeURIComponent(doc)} ${file}`
const docOf = (each: string): string => decodeURIComponent(each.slice(0, each.indexOf(' ')))

const memories = new WeakMap<AppStore, EditorMemory>()

/** Lives as long as the page's store. */
export function editorMemory(store: AppStore): EditorMemory {
  const memory = memories.get(store) ?? new EditorMemory()
  memories.set(store, memory)
  return memory
}
