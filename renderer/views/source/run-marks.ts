/**
 * Lines at which tasks are, while a run is on, and those for which something was found. The run goes on with the text it read at its start, so its lines are mapped
 * through whatever has been typed since the run's marks were first shown.
 */
import {
  ChangeSet,
  type EditorState,
  type Extension,
  type Range,
  RangeSet,
  StateEffect,
  StateField,
  type Text,
} from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  type GutterMarker,
  gutterLineClass,
  WidgetType,
} from '@codemirror/view'
import { glyphMarkers, LineClassMarker, onPress, StateMarker } from './line-markers.tsx'
import type { RunMark } from './shown.ts'

/** `run` null takes the marks away. */
export const setRunMarks = StateEffect.define<{ run: number | null; marks: readonly RunMark[] }>()

interface Marked {
  readonly run: number | null
  readonly read: Text
  readonly since: ChangeSet
  readonly marks: readonly RunMark[]
}

const marked = StateField.define<Marked>({
  create: state => ({ run: null, read: state.doc, since: ChangeSet.empty(state.doc.length), marks: [] }),
  update(before, { effects, changes, docChanged, state }) {
    let after = docChanged ? { ...before, since: before.since.compose(changes) } : before
    for (const effect of effects) {
      if (!effect.is(setRunMarks)) continue
      const { run, marks } = effect.value
      after =
        run === after.run
          ? { ...after, marks }
          : { run, marks, read: state.doc, since: ChangeSet.empty(state.doc.length) }
    }
    return after
  },
})

export const runMarks: Extension = [
  marked,
  EditorView.decorations.compute([marked], decorate),
  gutterLineClass.compute([marked], state => markers(state, mark => new LineClassMarker(`at-${mark.state}`))),
  glyphMarkers.compute([marked], state => markers(state, mark => new StateMarker(mark.state, mark.title, mark.show))),
]

/** Start of each marked line in the text as it is now. A line that was deleted has none. */
function* linesNow(state: EditorState): Generator<{ mark: RunMark; from: number; to: number }> {
  const { read, since, marks } = state.field(marked)
  for (const mark of marks) {
    if (mark.line > read.lines) continue
    const line = read.line(mark.line)
    const from = since.mapPos(line.from, 1)
    const to = since.mapPos(line.to, -1)
    if (to > from) yield { mark, ...state.doc.lineAt(from) }
  }
}

function decorate(state: EditorState): DecorationSet {
  const ranges: Range<Decoration>[] = []
  for (const { mark, from, to } of linesNow(state)) {
    ranges.push(Decoration.line({ class: `at-${mark.state}` }).range(from))
    if (mark.text !== '') ranges.push(Decoration.widget({ widget: new Ghost(mark), side: 1 }).range(to))
  }
  return Decoration.set(ranges, true)
}

const markers = (state: EditorState, make: (mark: RunMark) => GutterMarker): RangeSet<GutterMarker> =>
  RangeSet.of(
    Array.from(linesNow(state), ({ mark, from }) => make(mark).range(from)),
    true,
  )

class Ghost extends WidgetType {
  readonly #mark: RunMark

  constructor(mark: RunMark) {
    super()
    this.#mark = mark
  }

  override eq(other: Ghost): boolean {
    const [a, b] = [this.#mark, other.#mark]
    return a.text === b.text && a.state === b.state && a.title === b.title
  }

  override toDOM(): HTMLElement {
    const ghost = document.createElement('span')
    ghost.className = `cm-ghost ${this.#mark.state}`
    ghost.textContent = this.#mark.text
    ghost.title = this.#mark.title
    onPress(ghost, this.#mark.show)
    return ghost
  }
}
