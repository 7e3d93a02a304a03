/** What stands left of the line numbers: state cells of tasks, glyphs of problems, and the tint of a marked line. */
import { type Extension, Facet, type RangeSet } from '@codemirror/state'
import { GutterMarker, gutter } from '@codemirror/view'
import { createRoot, type Root } from 'react-dom/client'
import { Icon, type IconName, StateCell } from '../../ui/index.ts'

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

type Mark = 'error' | 'warning' | 'mistake-found' | 'warning-found' | 'running' | 'waiting'

const ICONS: Readonly<Partial<Record<Mark, IconName>>> = {
  error: 'error',
  warning: 'warning',
  'mistake-found': 'error',
  'warning-found': 'warning',
}

/** By pointer only: the panes that list what is shown are there for the keyboard. */
export function onPress(element: HTMLElement, show: (() => void) | null): void {
  if (!show) return
  element.classList.add('cm-shows')
  element.addEventListener('mousedown', event => {
    event.preventDefault()
    show()
  })
}

export class StateMarker extends GutterMarker {
  readonly #mark: Mark
  readonly #title: string
  readonly #show: (() => void) | null
  #root: Root | null = null

  /** `title`: said when the pointer rests on it; `show`: what a click does. */
  constructor(mark: Mark, title = '', show: (() => void) | null = null) {
    super()
    this.#mark = mark
    this.#title = title
    this.#show = show
  }

  override eq(other: StateMarker): boolean {
    return this.#mark === other.#mark && this.#title === other.#title
  }

  override toDOM(): Node {
    const place = document.createElement('span')
    place.className = `cm-glyph ${this.#mark}`
    place.title = this.#title
    onPress(place, this.#show)
    this.#root = createRoot(place)
    this.#root.render(
      this.#mark === 'running' || this.#mark === 'waiting' ? (
        <StateCell state={this.#mark} />
      ) : (
        <Icon name={ICONS[this.#mark] ?? 'warning'} size={12} />
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
