/** Changing a document: by typing, or by edits of its graph. Either can be undone, in the order in which it was done. */
import type { WireError } from '../../shared/errors.ts'
import { addedBy, applyEdit, type GraphEdit } from '../../shared/graph/edits/index.ts'
import type { Doc } from '../../shared/protocol/documents.ts'
import {
  applied,
  GRAPH_FILE,
  type History,
  NO_HISTORY,
  recorded,
  redone,
  type Turned,
  typed,
  undone,
} from './history.ts'
import type { Slice, SliceContext } from './slice.ts'

/** Why nothing was done, or the names of what the edit made. */
export interface GraphEdited {
  readonly error: WireError | null
  readonly added: readonly string[]
}

export interface EditingSlice {
  /** By document. */
  readonly histories: ReadonlyMap<string, History>
  /** The last thing done was an edit and not a selection, so that is what the user means to undo. */
  readonly editedLast: boolean
  /** Where the last undo or redo changed a text, a line end counted as one sign; each is a new object. */
  readonly revisited: { readonly doc: string; readonly file: string; readonly at: number } | null
  /** What the last edit has left for the user to see to. */
  readonly leftOver: readonly WireError[]
  /** What one types: a moment's typing is one step of undo. */
  edit(doc: string, file: string, text: string): void
  /** New texts of any number of files, as one step of undo. */
  editFiles(doc: string, texts: ReadonlyMap<string, string>): void
  /** Changes the graph's file as one step of undo. What cannot be done is told: as a failure, or, if `quiet`, to the caller alone. */
  editGraph(doc: string, edit: GraphEdit, how?: { readonly quiet?: boolean }): GraphEdited
  /** Of the document on the screen. */
  undo(): void
  redo(): void
  dismissLeftOver(): void
  /** A document came from the host, `before` it this; null: it was not open. */
  followDoc(before: Doc | null, after: Doc): void
  forgetHistory(doc: string): void
}

const NOTHING: GraphEdited = { error: null, added: [] }
const ADDING: ReadonlySet<GraphEdit['kind']> = new Set(['addTask', 'addResource', 'duplicate'])

export const editingSlice: Slice<EditingSlice> = context => {
  const { set, get, env } = context
  const change = (doc: string, texts: ReadonlyMap<string, string>, next: (history: History) => History): void => {
    setHistory(context, doc, next(historyOf(get(), doc)))
    set({ editedLast: true })
    get().putTexts(doc, texts)
  }
  return {
    histories: new Map(),
    editedLast: false,
    revisited: null,
    leftOver: [],
    edit: (id, file, text) => {
      const doc = get().docs.get(id)
      const before = doc && textOf(doc, file)
      if (!doc || before === undefined || before === text) return
      const replaced = { file: keyOf(doc, file), before, after: text }
      change(id, new Map([[file, text]]), history => typed(history, replaced, env.nowMs()))
    },
    editFiles: (id, texts) => {
      const doc = get().docs.get(id)
      if (!doc) return
      const replaced = [...texts].flatMap(([file, after]) => {
        const before = textOf(doc, file)
        return before === undefined || before === after ? [] : [{ file: keyOf(doc, file), before, after }]
      })
      if (replaced.length > 0) change(id, texts, history => recorded(history, replaced))
    },
    editGraph: (id, edit, { quiet = false } = {}) => {
      const file = get().docs.get(id)?.files[0]
      if (!file) return NOTHING
      const result = applyEdit(file.text, edit)
      if ('error' in result) {
        if (!quiet) get().fail(result.error)
        return { error: result.error, added: [] }
      }
      get().editFiles(id, new Map([[file.path, result.text]]))
      set({ leftOver: result.left })
      return { error: null, added: ADDING.has(edit.kind) ? addedBy(file.text, result.text) : [] }
    },
    undo: () => turn(context, undone),
    redo: () => turn(context, redone),
    dismissLeftOver: () => set({ leftOver: [] }),
    followDoc: (before, after) => {
      const changed =
        before === null
          ? []
          : after.files.flatMap(file => {
              const old = textOf(before, pathIn(before, keyOf(after, file.path)))
              return old === undefined ? [] : [{ file: keyOf(after, file.path), before: old, after: file.text }]
            })
      // Without what was there before, nothing of an older history fits any more (I1 of history.ts).
      setHistory(context, after.id, before === null ? NO_HISTORY : recorded(historyOf(get(), after.id), changed))
    },
    forgetHistory: doc => set({ histories: new Map([...get().histories].filter(([id]) => id !== doc)) }),
  }
}

export const historyOf = ({ histories }: Pick<EditingSlice, 'histories'>, doc: string): History =>
  histories.get(doc) ?? NO_HISTORY

function setHistory({ set, get }: SliceContext, doc: string, history: History): void {
  if (historyOf(get(), doc) !== history) set({ histories: new Map(get().histories).set(doc, history) })
}

function turn(context: SliceContext, by: (history: History) => Turned | null): void {
  const { set, get } = context
  const { activeDoc, docs } = get()
  const doc = activeDoc === null ? undefined : docs.get(activeDoc)
  const turned = doc && by(historyOf(get(), doc.id))
  if (!doc || !turned) return
  const texts = new Map<string, string>()
  for (const change of turned.changes) {
    const path = pathIn(doc, change.file)
    const text = texts.get(path) ?? textOf(doc, path)
    if (text !== undefined) texts.set(path, applied(text, change))
  }
  setHistory(context, doc.id, turned.history)
  get().putTexts(doc.id, texts)
  const last = turned.changes.at(-1)!
  const file = pathIn(doc, last.file)
  const head = (texts.get(file) ?? '').slice(0, last.at + last.inserted.length)
  set({ editedLast: true, revisited: { doc: doc.id, file, at: head.replaceAll('\r\n', '\n').length } })
}

const textOf = (doc: Doc, file: string): string | undefined => doc.files.find(each => each.path === file)?.text
const keyOf = (doc: Doc, file: string): string => (file === doc.files[0]?.path ? GRAPH_FILE : file)
const pathIn = (doc: Doc, key: string): string => (key === GRAPH_FILE ? (doc.files[0]?.path ?? key) : key)
