/** What an editor asks about the scripts in its text, bound to its document and file. */
import { javascriptLanguage, typescriptLanguage } from '@codemirror/lang-javascript'
import { type EditorState, Facet } from '@codemirror/state'
import type { DocFile } from '../../../../shared/protocol/documents.ts'
import { LanguageClient } from '../../../language/client.ts'
import type { FileSpan, Question, Questions } from '../../../language/protocol.ts'
import { type AppStore, languageOf } from '../../../store/index.ts'

export interface ScriptHelp {
  readonly path: string
  /** Null: nothing to say, or the text has another owner by now. */
  ask<Q extends Question>(
    question: Q,
    req: Omit<Questions[Q]['req'], 'path'>,
    state: EditorState,
  ): Promise<Questions[Q]['res'] | null>
  /** Opens the source there. */
  goTo(place: FileSpan): void
}

export const scriptHelp = Facet.define<ScriptHelp, ScriptHelp | null>({ combine: ([help]) => help ?? null })

const clients = new WeakMap<AppStore, LanguageClient>()

/** One worker for the page. */
function clientOf(store: AppStore): LanguageClient {
  const client = clients.get(store) ?? new LanguageClient()
  clients.set(store, client)
  return client
}

export function createScriptHelp(store: AppStore, doc: string, path: string): ScriptHelp {
  const texts = (): Record<string, string> =>
    Object.fromEntries((store.getState().docs.get(doc)?.files ?? []).map(file => [file.path, textOf(file)]))
  return {
    path,
    async ask(question, req, state) {
      const graph = store.getState().docs.get(doc)?.files[0]?.path
      if (graph === undefined) return null
      // What stands in the editor is a keystroke ahead of the store while an update is under way.
      const document = { id: doc, graph, texts: { ...texts(), [path]: state.doc.toString() } }
      const whole = { ...req, path } as Questions[typeof question]['req']
      return clientOf(store).ask(question, whole, document, languageOf(store.getState()))
    },
    goTo({ path: file, from }) {
      const before = (texts()[file] ?? '').slice(0, from)
      const line = before.split('\n').length
      store.getState().goTo({ file, line, column: from - before.lastIndexOf('\n') })
    },
  }
}

const normalised = new WeakMap<DocFile, string>()

/** As an editor counts: one character a line break. */
function textOf(file: DocFile): string {
  const text = normalised.get(file) ?? file.text.replaceAll(/\r\n?/g, '\n')
  normalised.set(file, text)
  return text
}

/** The rest of a graph file is not TypeScript’s business. */
export const isScript = (state: EditorState, at: number): boolean =>
  typescriptLanguage.isActiveAt(state, at, -1) || javascriptLanguage.isActiveAt(state, at, -1)
