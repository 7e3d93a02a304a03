/** Problems in the text: a wavy line under each, its line tinted, a glyph in the gutter, the message and its fix below. */
import {
  type ChangeDesc,
  type EditorState,
  type Extension,
  type Range,
  RangeSet,
  StateEffect,
  StateField,
} from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, type GutterMarker, gutterLineClass } from '@codemirror/view'
import { Lens } from './lens.ts'
import { glyphMarkers, LineClassMarker, StateMarker } from './line-markers.tsx'
import { rangeOf } from './positions.ts'
import type { LocatedProblem, ShownProblem } from './shown.ts'

export const setProblems = StateEffect.define<readonly ShownProblem[]>()

/** Between an edit and the next check they move along with the text. */
const located = StateField.define<readonly LocatedProblem[]>({
  create: () => [],
  update(problems, { effects, changes, docChanged, state }) {
    for (const effect of effects)
      if (effect.is(setProblems)) return effect.value.map(problem => ({ problem, ...rangeOf(state.doc, problem.at) }))
    return docChanged ? problems.map(problem => moved(problem, changes)) : problems
  },
})

const moved = ({ problem, from, to }: LocatedProblem, changes: ChangeDesc): LocatedProblem => ({
  problem,
  from: changes.mapPos(from, -1),
  to: changes.mapPos(to, 1),
})

/** The numbers of the lines that have problems. */
export const problemLines = (state: EditorState): ReadonlySet<number> =>
  new Set(state.field(located).map(({ from }) => state.doc.lineAt(from).number))

export const problemMarks: Extension = [
  located,
  EditorView.decorations.compute([located], decorate),
  gutterLineClass.compute([located], state => lineMarkers(state, severity => new LineClassMarker(`at-${severity}`))),
  glyphMarkers.compute([located], state => lineMarkers(state, severity => new StateMarker(severity))),
]

function decorate(state: EditorState): DecorationSet {
  const ranges: Range<Decoration>[] = []
  for (const item of state.field(located)) {
    const { severity } = item.problem
    const line = state.doc.lineAt(item.from)
    ranges.push(
      Decoration.line({ class: `at-${severity}` }).range(line.from),
      Decoration.widget({ widget: new Lens(item.problem, fixer(item.problem)), block: true, side: 1 }).range(line.to),
    )
    if (item.to > item.from) ranges.push(Decoration.mark({ class: `cm-wavy ${severity}` }).range(item.from, item.to))
  }
  return Decoration.set(ranges, true)
}

/** One mark a line, of the worst that is on it. */
function lineMarkers(
  state: EditorState,
  mark: (severity: 'error' | 'warning') => GutterMarker,
): RangeSet<GutterMarker> {
  const worst = new Map<number, 'error' | 'warning'>()
  for (const { problem, from } of state.field(located)) {
    const line = state.doc.lineAt(from).from
    if (problem.severity === 'error' || !worst.has(line)) worst.set(line, problem.severity)
  }
  return RangeSet.of(
    [...worst].map(([line, severity]) => mark(severity).range(line)),
    true,
  )
}

const fixer = (problem: ShownProblem) => (view: EditorView) => {
  const item = view.state.field(located).find(each => each.problem === problem)
  if (!item || problem.fix === null) return
  const { from, to } = item
  const insert = problem.fix.text
  view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent: 'input.fix' })
  view.focus()
}
