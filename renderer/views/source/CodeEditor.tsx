import { Annotation, type Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { DocFile } from '../../../shared/protocol/documents.ts'
import { useLanguage } from '../../i18n/index.ts'
import { type AppStore, type CodeCommand, useApp, useAppStore } from '../../store/index.ts'
import './code.css'
import { documentHistory, useRevisited } from './document-history.ts'
import { editorMemory } from './editor-memory.ts'
import { createEditorState, reworded } from './editor-setup.ts'
import { graphText } from './graph-help.ts'
import { difference, lineBreakOf, offsetOf } from './positions.ts'
import { setProblems } from './problem-marks.ts'
import { setRunMarks } from './run-marks.ts'
import { createScriptHelp, perform, recheck } from './scripts/index.ts'
import type { RunMark, ShownProblem } from './shown.ts'
import css from './source.module.css'
import { useEditorWords } from './use-editor-words.ts'

interface CodeEditorProps {
  readonly doc: string
  readonly file: DocFile
  readonly problems: readonly ShownProblem[]
  readonly run: number | null
  readonly marks: readonly RunMark[]
}

/** One file of one document: give it a key, so that another file gets another editor. */
export function CodeEditor({ doc, file, problems, run, marks }: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useEditor(host, doc, file)
  useEffect(() => view.current?.dispatch({ effects: setProblems.of(problems) }), [view, problems])
  useEffect(() => view.current?.dispatch({ effects: setRunMarks.of({ run, marks }) }), [view, run, marks])
  useRevisited(view, doc, file.path)
  useRecheck(view, doc, problems)
  useGoTo(view, file.path)
  return <div ref={host} className={css.code} />
}

type ViewRef = { readonly current: EditorView | null }

function useEditor(host: { readonly current: HTMLElement | null }, doc: string, file: DocFile): ViewRef {
  const store = useAppStore()
  const view = useRef<EditorView>(null)
  const { path, text } = file
  const words = useEditorWords(path)
  const first = useRef({ text, words })
  useEffect(() => {
    if (!host.current) return
    const memory = editorMemory(store)
    memory.prune(store.getState().docs)
    const kept = memory.recall(doc, path)
    const { text: initial, words: said } = first.current
    const state =
      kept?.state ??
      createEditorState({
        ...{ text: initial, path, said, help: createScriptHelp(store, doc, path) },
        onChange: [
          reportTyping(store, doc, path, lineBreakOf(initial)),
          documentHistory(store),
          store.getState().docs.get(doc)?.files[0]?.path === path ? graphText({ store, doc, path }) : [],
        ],
      })
    const made = new EditorView({ parent: host.current, state, ...(kept && { scrollTo: kept.scroll }) })
    view.current = made
    const leave = obeyWhenEntered(store, made)
    return () => {
      leave()
      memory.keep(doc, path, { state: made.state, scroll: made.scrollSnapshot() })
      view.current = null
      made.destroy()
    }
  }, [host, store, doc, path])
  useEffect(() => {
    const changes = view.current && difference(view.current.state.doc, text)
    if (changes) view.current?.dispatch({ changes, annotations: fromOutside.of(true) })
  }, [text])
  useEffect(() => view.current?.dispatch({ effects: reworded(words) }), [words])
  return view
}

/** Whoever had the cursor last does what menu and palette say. */
function obeyWhenEntered(store: AppStore, view: EditorView): () => void {
  const act = (command: CodeCommand) => perform(view, command)
  let leave = () => {}
  const enter = () => {
    leave = store.getState().enterEditor(act)
  }
  view.contentDOM.addEventListener('focus', enter)
  return () => leave()
}

/** Types depend on the document's other texts, are explained in the reader's language, and give way to the host's problems. */
function useRecheck(view: ViewRef, doc: string, problems: readonly ShownProblem[]): void {
  const language = useLanguage()
  const files = useApp(({ docs }) => docs.get(doc)?.files)
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are why it is checked again
  useEffect(() => view.current?.dispatch({ effects: recheck.of(null) }), [view, language, files, problems])
}

/** A change that came from the store, and need not be told to it. */
const fromOutside = Annotation.define<boolean>()

const reportTyping = (store: AppStore, doc: string, path: string, lineBreak: string): Extension =>
  EditorView.updateListener.of(({ docChanged, transactions, state }) => {
    if (!docChanged || transactions.some(transaction => transaction.annotation(fromOutside))) return
    store.getState().edit(doc, path, state.doc.sliceString(0, state.doc.length, lineBreak))
  })

/** Goes to the place asked for, once. */
function useGoTo(view: ViewRef, path: string): void {
  const store = useAppStore()
  const place = useApp(app => app.place)
  useEffect(() => {
    const memory = editorMemory(store)
    if (!place || place.file !== path || memory.followed === place || !view.current) return
    memory.followed = place
    const { state } = view.current
    const anchor = offsetOf(state.doc, place.line, place.column)
    view.current.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) })
    view.current.focus()
  }, [store, view, place, path])
}
