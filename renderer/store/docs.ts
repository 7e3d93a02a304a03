/**
 * Open documents. What the user types is in the working copy at once and reaches the host a moment later; until it has,
 * nothing that comes from the host overwrites it. So nothing typed is ever lost, and the editor never jumps.
 */
import type { TemplateId } from '../../shared/graph/templates/index.ts'
import type { Doc, DocFile, RecentFile } from '../../shared/protocol/documents.ts'
import { PendingEdits } from './pending-edits.ts'
import type { Slice, SliceContext } from './slice.ts'

export interface DocsSlice {
  readonly docs: ReadonlyMap<string, Doc>
  /** What is on the screen; null: the start screen, or a run whose file is closed. */
  readonly activeDoc: string | null
  /** The document that the host was last told to show from outside. */
  readonly namedDoc: string | null
  readonly recent: readonly RecentFile[]
  openPath(path: string): Promise<Doc | null>
  openBundled(id: string): Promise<Doc | null>
  openText(name: string, text: string): Promise<Doc | null>
  newDoc(template: TemplateId): Promise<Doc | null>
  /** By the system's dialog, or by ours where the host has none. */
  chooseFile(): Promise<void>
  /** New texts of its files, which reach the host a moment later. For who keeps the history: `edit`, `editGraph`. */
  putTexts(doc: string, texts: ReadonlyMap<string, string>): void
  /** Sends what was typed last, so that a save or a run has it; false if it could not. */
  flushEdits(doc: string): Promise<boolean>
  /** After a connection was restored. */
  resendEdits(): Promise<void>
  /** False if it could not be saved, or the user has to say where. */
  save(doc: string): Promise<boolean>
  /** Path null: ask. */
  saveAs(doc: string, path: string | null): Promise<boolean>
  /** Asks first if it has changes and `discard` is false. */
  close(doc: string, discard: boolean): Promise<void>
  /** Of a file that another program changed: takes its text, or keeps the typed one. */
  settleConflict(doc: string, file: string, take: 'theirs' | 'mine'): Promise<void>
  showDoc(doc: string | null): void
  receiveDoc(doc: Doc): void
  forgetDoc(doc: string): void
}

export const docsSlice: Slice<DocsSlice> = context => {
  const { set, get, env } = context
  const edits = new PendingEdits(env, (doc, file, text) => get().ask('doc.edit', { doc, file, text }))
  const opened = (doc: Doc | null | undefined): Doc | null => {
    if (!doc) return null
    get().receiveDoc(doc)
    get().showDoc(doc.id)
    if (doc.bundled === null) get().uncover('inspector')
    else get().presentLesson()
    return doc
  }
  return {
    docs: new Map(),
    activeDoc: null,
    namedDoc: null,
    recent: [],
    openPath: async path => opened(await get().ask('doc.open', { path })),
    openBundled: async id => opened(await get().ask('doc.openBundled', { id })),
    openText: async (name, text) => opened(await get().ask('doc.openText', { name, text })),
    newDoc: async template => {
      const doc = opened(await get().ask('doc.new', { template }))
      // Nothing has run yet: what it is made of is what one looks at, and edits.
      if (doc) get().showPane('graph')
      return doc
    },
    chooseFile: async () => {
      if (get().about?.host === 'browser') get().showDialog({ kind: 'open' })
      else opened(await get().ask('doc.openDialog', {}))
    },
    putTexts: (id, texts) => {
      const doc = get().docs.get(id)
      if (!doc) return
      const edited = (file: DocFile): DocFile => {
        const text = texts.get(file.path)
        return text === undefined ? file : { ...file, text, dirty: true }
      }
      putDoc(context, { ...doc, files: doc.files.map(edited) })
      for (const [file, text] of texts) edits.add(id, file, text)
    },
    flushEdits: doc => edits.flush(doc),
    resendEdits: () => edits.flushAll(),
    ...saving(context, edits),
    showDoc: doc =>
      get().going(() => {
        if (doc === get().activeDoc) return
        set({ activeDoc: doc })
        get().showLastRunOf(doc)
      }),
    settleConflict: async (id, file, take) => {
      if (take === 'theirs') edits.drop(id, file)
      else await edits.flush(id)
      const doc = await get().ask(take === 'theirs' ? 'doc.reload' : 'doc.keep', { doc: id, file })
      if (doc) get().receiveDoc(doc)
    },
    receiveDoc: doc => {
      const next = edits.keepTyped(doc)
      get().followDoc(get().docs.get(doc.id) ?? null, next)
      putDoc(context, next)
    },
    forgetDoc: id => {
      edits.drop(id)
      get().leaveTab(`doc:${id}`)
      const docs = new Map(get().docs)
      docs.delete(id)
      set({ docs })
      get().forgetHistory(id)
    },
  }
}

function putDoc({ set, get }: SliceContext, doc: Doc): void {
  set({ docs: new Map(get().docs).set(doc.id, doc) })
}

type Saving = Pick<DocsSlice, 'save' | 'saveAs' | 'close'>

const saving = ({ get }: SliceContext, edits: PendingEdits): Saving => ({
  save: async id => {
    const doc = get().docs.get(id)
    if (!doc) return false
    if (doc.path === null || doc.bundled !== null) return get().saveAs(id, null)
    if (!(await edits.flush(id))) return false
    const saved = await get().ask('doc.save', { doc: id })
    if (saved) get().receiveDoc(saved)
    return saved !== undefined
  },
  saveAs: async (id, path) => {
    if (path === null && get().about?.host === 'browser') {
      get().showDialog({ kind: 'saveAs', doc: id })
      return false
    }
    if (!(await edits.flush(id))) return false
    const saved = await get().ask('doc.saveAs', { doc: id, path })
    if (!saved) return false
    get().receiveDoc(saved)
    if (saved.id !== id) get().showDoc(saved.id)
    return true
  },
  close: async (id, discard) => {
    if (!discard && !(await edits.flush(id))) return
    const reply = await get().call('doc.close', { doc: id, discard })
    if (reply.ok) get().forgetDoc(id)
    else if (reply.error.code === 'host/unsaved-changes') get().showDialog({ kind: 'unsaved', doc: id })
    else get().fail(reply.error)
  },
})

export const isDirty = (doc: Doc): boolean => doc.files.some(file => file.dirty)
