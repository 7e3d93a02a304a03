/** What every editor of a text can do. */
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, indentOnInput } from '@codemirror/language'
import { EditorState, type Extension } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { glyphGutter } from './line-markers.tsx'
import { problemMarks } from './problem-marks.ts'
import { runMarks } from './run-marks.ts'
import { languageFor } from './syntax.ts'

/** The page's policy lets style elements in by this nonce only. */
const nonce = (): string => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

const everyEditor: Extension = [
  glyphGutter,
  lineNumbers(),
  highlightSpecialChars(),
  highlightActiveLine(),
  history(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
  problemMarks,
  runMarks,
]

export function createEditorState(text: string, path: string, label: string, onChange: Extension): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      everyEditor,
      EditorView.cspNonce.of(nonce()),
      EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
      languageFor(path),
      onChange,
    ],
  })
}
