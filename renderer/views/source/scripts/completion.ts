/** What can stand at the cursor, while one types and at Ctrl+Space. */
import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  type Completion as Option,
  pickedCompletion,
} from '@codemirror/autocomplete'
import type { EditorView } from '@codemirror/view'
import type { Completion } from '../../../language/protocol.ts'
import { completeGraph } from '../graph-help.ts'
import { describedDom } from './described.ts'
import { isScript, scriptHelp } from './script-help.ts'

const WORD = /[\p{L}\p{N}_$]+$/u
/** A member; the name of one of the graph's functions. */
const TRIGGER = /[.'"]$/

async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const { state, pos, explicit } = context
  const help = state.facet(scriptHelp)
  const before = state.doc.sliceString(Math.max(0, pos - 100), pos)
  if (!help || !isScript(state, pos) || !(explicit || WORD.test(before) || TRIGGER.test(before))) return null
  const found = await help.ask('complete', { at: pos }, state)
  if (!found || found.items.length === 0 || context.aborted) return null
  const { from, to } = found
  return { from, to, options: found.items.map(item => toOption(item, context)), validFor: /^[\p{L}\p{N}_$]*$/u }
}

function toOption(item: Completion, { state, pos }: CompletionContext): Option {
  const { label, kind, insert, deprecated, rank, imported } = item
  return {
    label,
    type: deprecated ? `${kind} deprecated` : kind,
    // The compiler ranks from 10, the nearest; what is struck out begins with a letter.
    boost: deprecated ? -99 : Math.max(-99, 15 - Number(rank)),
    ...(imported ? insert !== null && { apply: insert } : { detail: 'yieldpoint', apply: importing(label) }),
    info: async () => {
      const said = await state.facet(scriptHelp)?.ask('describe', { at: pos, label }, state)
      return said ? describedDom(said) : null
    },
  }
}

/** The name here and its import at the top, as one step of undo. */
const importing = (label: string) => async (view: EditorView, taken: Option, from: number, to: number) => {
  const { state } = view
  const said = await state.facet(scriptHelp)?.ask('describe', { at: to, label }, state)
  if (view.state.doc !== state.doc) return
  const changes = state.changes([{ from, to, insert: label }, ...(said?.imports ?? [])])
  view.dispatch({
    changes,
    selection: { anchor: changes.mapPos(to, 1) },
    userEvent: 'input.complete',
    annotations: pickedCompletion.of(taken),
  })
}

export const completing = autocompletion({
  override: [complete, completeGraph],
  activateOnTypingDelay: 50,
  icons: true,
})
