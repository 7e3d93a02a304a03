/** What stands left of the line numbers: state cells of tasks, glyphs of problems, and the tint of a marked line. */
import { type Extension, Facet, type RangeSet } from '@codemirror/state'
import { GutterMarker, gutter } from '@codemirror/view'
import { createRoot, type Root } from 'react-dom/client'
import { Icon, StateCell } from '../../ui/index.ts'

export const glyphMarkers = Facet.define<RangeSet<GutterMarker>>()

export const glyphGutter: Extension = gutter({
  class: 'cm-glyphs',
  renderEmptyElements: false,
  markers: view => view.state.facet(glyphMarkers),
})

export class LineClassMarker extends GutterMarker {
  override readonly elementClass: string

  constructor(name: string) {
    super()
    this.elementClass = name
  }

  override eq(other: LineClassMarker): boolean {
    return this.elementClass === other.elementClass
  }
}

type Mark = 'error' | 'warning' | 'running' | 'waiting'

export class StateMarker extends GutterMarker {
  readonly #mark: Mark
  #root: Root | null = null

  constructor(mark: Mark) {
    super()
    this.#mark = mark
  }

  override eq(other: StateMarker): boolean {
    return this.#mark === other.#mark
  }

  override toDOM(): Node {
    const place = document.createElement('span')
    place.className = `cm-glyph ${this.#mark}`
    this.#root = createRoot(place)
    this.#root.render(
      this.#mark === 'error' || this.#mark === 'warning' ? (
        <Icon name={this.#mark} size={12} />
      ) : (
        <StateCell state={this.#mark} />
      ),
    )
    return place
  }

  /** Not at once: React may be rendering while the editor removes it. */
  override destroy(): void {
    const root = this.#root
    queueMicrotask(() => root?.unmount())
  }
}
