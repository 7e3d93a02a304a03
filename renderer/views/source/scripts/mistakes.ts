/** What TypeScript holds against a script, underlined: never a reason not to run it, so always a warning. */
import { type Diagnostic, linter, setDiagnosticsEffect } from '@codemirror/lint'
import { type EditorState, type Extension, RangeSet, StateEffect, StateField } from '@codemirror/state'
import type { EditorView, GutterMarker } from '@codemirror/view'
import type { Mistake } from '../../../language/protocol.ts'
import { glyphMarkers, StateMarker } from '../line-markers.tsx'
import { problemLines } from '../problem-marks.ts'
import { scriptHelp } from './script-help.ts'

const CHECK_AFTER_MS = 400

/** Something outside of this text has changed: another file, or the reader's language. */
export const recheck = StateEffect.define<null>()

async function check({ state }: EditorView): Promise<readonly Diagnostic[]> {
  const help = state.facet(scriptHelp)
  if (!help || !mayHaveScripts(help.path, state)) return []
  const found = await help.ask('mistakes', {}, state)
  const taken = problemLines(state)
  return (found ?? []).filter(mistake => !taken.has(state.doc.lineAt(mistake.from).number)).map(toDiagnostic)
}

/** A graph file without any loads no compiler. */
const mayHaveScripts = (path: string, state: EditorState): boolean =>
  !/\.(ya?ml|json)$/i.test(path) || /\b(?:script|functions)\b/.test(state.doc.toString())

const toDiagnostic = ({ from, to, message, kind }: Mistake): Diagnostic => ({
  from,
  to,
  message,
  severity: 'warning',
  source: 'TypeScript',
  markClass: kind === 'deprecated' ? 'cm-struck' : 'cm-wavy warning',
})

/** A glyph a line, beside those of the host's own problems. */
const glyphs = StateField.define<RangeSet<GutterMarker>>({
  create: () => RangeSet.empty,
  update(before, { effects, changes, state }) {
    for (const effect of effects) if (effect.is(setDiagnosticsEffect)) return glyphsOf(effect.value, state)
    return before.map(changes)
  },
  provide: field => glyphMarkers.from(field),
})

function glyphsOf(found: readonly Diagnostic[], state: EditorState): RangeSet<GutterMarker> {
  const lines = new Set(found.map(({ from }) => state.doc.lineAt(Math.min(from, state.doc.length)).from))
  return RangeSet.of(
    [...lines].map(line => new StateMarker('warning').range(line)),
    true,
  )
}

export const scriptMistakes: Extension = [
  linter(check, {
    delay: CHECK_AFTER_MS,
    needsRefresh: ({ transactions }) => transactions.some(({ effects }) => effects.some(effect => effect.is(recheck))),
  }),
  glyphs,
]
