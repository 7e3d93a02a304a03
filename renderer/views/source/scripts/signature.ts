/** The arguments of the call that is being typed, the one at the cursor in strong letters. */
import { type Extension, StateEffect, StateField } from '@codemirror/state'
import { EditorView, showTooltip, type Tooltip, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import type { Signature, SignatureHelp } from '../../../language/protocol.ts'
import { codeDom, proseDom } from './described.ts'
import { isScript, scriptHelp } from './script-help.ts'

const setSignature = StateEffect.define<SignatureHelp | null>()

const shown = StateField.define<SignatureHelp | null>({
  create: () => null,
  update(before, { effects, changes }) {
    for (const effect of effects) if (effect.is(setSignature)) return effect.value
    return before && { ...before, from: changes.mapPos(before.from) }
  },
  provide: field => showTooltip.from(field, help => help && tooltipOf(help)),
})

const tooltipOf = (help: SignatureHelp): Tooltip => ({
  pos: help.from,
  above: true,
  create: () => ({ dom: signatureDom(help) }),
})

function signatureDom({ signatures, active }: SignatureHelp): HTMLElement {
  const box = document.createElement('div')
  box.className = 'cm-described cm-signature'
  const signature = signatures[active] ?? signatures[0]
  if (!signature) return box
  if (signatures.length > 1) box.append(countDom(active + 1, signatures.length))
  box.append(lineDom(signature))
  const docs = [signature.parameterDocs, signature.docs].filter(text => text !== '').join('\n')
  if (docs !== '') box.append(proseDom(docs))
  return box
}

function lineDom({ before, here, after }: Signature): HTMLElement {
  const line = codeDom('')
  const strong = document.createElement('strong')
  strong.textContent = here
  line.append(before, strong, after)
  return line
}

const countDom = (n: number, of: number): HTMLElement =>
  Object.assign(document.createElement('span'), { className: 'cm-signature-count', textContent: `${n}/${of}` })

export async function showSignature(view: EditorView, announce: boolean): Promise<void> {
  const { state } = view
  const at = state.selection.main.head
  const help = state.facet(scriptHelp)
  const found = help && isScript(state, at) ? await help.ask('signature', { at }, state) : null
  // Something was typed since: that asks again.
  if (view.state.doc !== state.doc || view.state.selection.main.head !== at) return
  if (found === null && view.state.field(shown) === null) return
  const said = found?.signatures[found.active]
  const words = announce && said ? [EditorView.announce.of(said.before + said.here + said.after)] : []
  view.dispatch({ effects: [setSignature.of(found), ...words] })
}

/** False: there was none. */
export function closeSignature(view: EditorView): boolean {
  if (view.state.field(shown) === null) return false
  view.dispatch({ effects: setSignature.of(null) })
  return true
}

/** Opens where a parenthesis or comma is typed; while it is open, follows the cursor. */
const following = ViewPlugin.fromClass(
  class {
    update({ docChanged, selectionSet, transactions, state, view }: ViewUpdate): void {
      if (!docChanged && !selectionSet) return
      const typed = transactions.some(transaction => transaction.isUserEvent('input.type'))
      const at = state.selection.main.head
      const opens = typed && /[(,]/.test(state.doc.sliceString(at - 1, at))
      if (opens || state.field(shown) !== null) void showSignature(view, false)
    }
  },
)

export const signatures: Extension = [shown, following]
