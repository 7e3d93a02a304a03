import { type EditorView, WidgetType } from '@codemirror/view'
import type { ShownProblem } from './shown.ts'

/** The message below its line, with the fix as a button. */
export class Lens extends WidgetType {
  readonly #problem: ShownProblem
  readonly #fix: (view: EditorView) => void

  constructor(problem: ShownProblem, fix: (view: EditorView) => void) {
    super()
    this.#problem = problem
    this.#fix = fix
  }

  override eq(other: Lens): boolean {
    return this.#problem === other.#problem
  }

  override toDOM(view: EditorView): HTMLElement {
    const { severity, message, fix } = this.#problem
    const lens = document.createElement('div')
    lens.className = `cm-lens ${severity}`
    lens.append(element('span', message))
    if (fix) {
      const button = element('button', fix.label)
      button.type = 'button'
      button.addEventListener('click', () => this.#fix(view))
      lens.append(button)
    }
    return lens
  }

  override ignoreEvent(): boolean {
    return true
  }
}

function element<K extends 'span' | 'button'>(name: K, text: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  made.textContent = text
  return made
}
