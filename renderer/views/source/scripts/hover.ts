/** What stands under the pointer, and at the cursor by key. */
import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state'
import { EditorView, hoverTooltip, showTooltip, type Tooltip } from '@codemirror/view'
import type { Hover } from '../../../language/protocol.ts'
import { describedDom } from './described.ts'
import { isScript, scriptHelp } from './script-help.ts'

async function hoverAt(state: EditorState, at: number): Promise<Hover | null> {
  const help = state.facet(scriptHelp)
  return help && isScript(state, at) ? help.ask('hover', { at }, state) : null
}

const tooltipOf = (hover: Hover): Tooltip => ({
  pos: hover.from,
  end: hover.to,
  above: true,
  create: () => ({ dom: describedDom(hover) }),
})

const underPointer = hoverTooltip(async ({ state }, at) => {
  const hover = await hoverAt(state, at)
  return hover && tooltipOf(hover)
})

const setDescription = StateEffect.define<Tooltip | null>()

/** Goes when the cursor does. */
const description = StateField.define<Tooltip | null>({
  create: () => null,
  update(shown, { effects, docChanged, selection }) {
    for (const effect of effects) if (effect.is(setDescription)) return effect.value
    return docChanged || selection ? null : shown
  },
  provide: field => showTooltip.from(field),
})

export async function describe(view: EditorView): Promise<void> {
  const { state } = view
  const hover = await hoverAt(state, state.selection.main.head)
  if (!hover || view.state.doc !== state.doc) return
  view.dispatch({
    effects: [setDescription.of(tooltipOf(hover)), EditorView.announce.of(`${hover.signature}. ${hover.docs}`)],
  })
}

/** False: there was none. */
export function closeDescription(view: EditorView): boolean {
  if (view.state.field(description) === null) return false
  view.dispatch({ effects: setDescription.of(null) })
  return true
}

export const hovering: Extension = [underPointer, description]
