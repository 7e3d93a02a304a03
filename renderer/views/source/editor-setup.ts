/** What every editor of a text can do. Undo is the document's, not the editor's: see `document-history.ts`. */
import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, indentOnInput } from '@codemirror/language'
import { Compartment, EditorState, type Extension, type StateEffect } from '@codemirror/state'
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
import { scripts } from './scripts/index.ts'
import type { ScriptHelp } from './scripts/script-help.ts'
import { searching } from './search.tsx'
import { languageFor } from './syntax.ts'

/** The page's policy lets style elements in by this nonce only. */
export const cspNonce = (): Extension =>
  EditorView.cspNonce.of(document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '')

/** Without those that are the page's: run, suggest. */
const textKeys = defaultKeymap.filter(({ key }) => key !== 'Mod-Enter' && key !== 'Mod-i')

const everyEditor: Extension = [
  glyphGutter,
  lineNumbers(),
  highlightSpecialChars(),
  highlightActiveLine(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  keymap.of([...closeBracketsKeymap, ...completionKeymap, ...textKeys, indentWithTab]),
  searching,
  problemMarks,
  runMarks,
]

/** What an editor says, to eyes and to screen readers. */
export interface EditorWords {
  readonly label: string
  /** CodeMirror’s own phrases, by its English. */
  readonly phrases: Readonly<Record<string, string>>
}

const words = new Compartment()

const inWords = ({ label, phrases }: EditorWords): Extension => [
  EditorState.phrases.of(phrases),
  // Named as focusable, so that what scrolls around it counts as reachable by keyboard.
  EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
]

/** The reader has chosen another language. */
export const reworded = (now: EditorWords): StateEffect<unknown> => words.reconfigure(inWords(now))

interface EditorParts {
  readonly text: string
  readonly path: string
  readonly said: EditorWords
  readonly help: ScriptHelp
  readonly onChange: Extension
}

export const createEditorState = ({ text, path, said, help, onChange }: EditorParts): EditorState =>
  EditorState.create({
    doc: text,
    extensions: [
      ...[cspNonce(), words.of(inWords(said)), languageFor(path)],
      ...[scripts(help), everyEditor, onChange],
    ],
  })
