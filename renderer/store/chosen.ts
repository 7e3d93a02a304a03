/** What of the document on the screen is chosen to be edited: tasks and resources by their names in the file, or one edge. */
import type { WireError } from '../../shared/errors.ts'
import type { Arrangement, GraphEdit } from '../../shared/graph/edits/index.ts'
import type { AppState, Slice } from './slice.ts'

export interface Edge {
  readonly from: string
  readonly to: string
}

export interface Chosen {
  readonly doc: string
  readonly names: readonly string[]
  readonly edge: Edge | null
}

export interface ChosenSlice {
  readonly chosen: Chosen | null
  /** The node whose name is being typed. */
  readonly renaming: string | null
  /** What runs of the one that is chosen is selected along with it; of several, nothing is. */
  choose(names: readonly string[], edge?: Edge | null): void
  /** Takes it to those that are chosen, or from them. */
  toggleChosen(name: string): void
  beginRename(name: string | null): void
  /** Asked of the view that knows how large nodes are drawn; each request is a new object. */
  readonly arrange: { readonly how: Arrangement } | null
  askArrange(how: Arrangement): void
  /** Everywhere it is named, in scripts too; null if it was done, else why not. */
  renameNode(doc: string, from: string, to: string): Promise<WireError | null>
  /** Makes it, and chooses what it makes. */
  addNode(edit: Extract<GraphEdit, { kind: 'addTask' | 'addResource' | 'duplicate' }>): void
}

export const chosenSlice: Slice<ChosenSlice> = ({ set, get }) => ({
  chosen: null,
  renaming: null,
  choose: (names, edge = null) => {
    const doc = get().activeDoc
    if (doc === null) return
    const live = names.length === 1 ? liveOf(get(), names[0]!) : null
    if (live?.kind === 'task') get().selectTask(live.id)
    else if (live) get().selectResource(live.id)
    else get().clearSelection()
    set({ chosen: { doc, names, edge } })
  },
  toggleChosen: name => {
    const names = chosenNames(get())
    get().choose(names.includes(name) ? names.filter(other => other !== name) : [...names, name])
  },
  beginRename: renaming => set({ renaming }),
  arrange: null,
  askArrange: how => set({ arrange: { how } }),
  renameNode: async (doc, from, to) => {
    if (from === to) return null
    await get().flushEdits(doc)
    const reply = await get().call('doc.rename', { doc, from, to })
    if (!reply.ok) return reply.error
    get().editFiles(doc, new Map(reply.value.files.map(file => [file.path, file.text])))
    set({ leftOver: reply.value.left })
    if (chosenNames(get()).includes(from)) get().choose(chosenNames(get()).map(name => (name === from ? to : name)))
    return null
  },
  addNode: edit => {
    const doc = get().activeDoc
    if (doc === null) return
    const made = get().editGraph(doc, edit)
    if (made.error === null) get().choose(made.added)
  },
})

const NONE: readonly string[] = []

/** Of the document on the screen. */
export const chosenNames = ({ chosen, activeDoc }: Pick<AppState, 'chosen' | 'activeDoc'>): readonly string[] =>
  chosen !== null && chosen.doc === activeDoc ? chosen.names : NONE

export const chosenEdge = ({ chosen, activeDoc }: Pick<AppState, 'chosen' | 'activeDoc'>): Edge | null =>
  chosen !== null && chosen.doc === activeDoc ? chosen.edge : null

type Shown = Pick<AppState, 'live' | 'runs' | 'activeDoc'>

/** Whether the run on the screen is one of the document's, so that its tasks have names in the file. */
const isOfDoc = ({ live, runs, activeDoc }: Shown): boolean =>
  live !== null && activeDoc !== null && runs.get(live.run)?.doc === activeDoc

/** The one thing in the run that stands under that name in the file. Copies are several. */
function liveOf(state: Shown, name: string): { kind: 'task' | 'resource'; id: number } | null {
  const { live } = state
  if (!live || !isOfDoc(state)) return null
  const tasks = [...live.state.tasks.values()].filter(task => task.node === name && !task.body)
  if (tasks.length > 0) return tasks.length === 1 ? { kind: 'task', id: tasks[0]!.id } : null
  const resource = [...live.state.resources.values()].find(each => each.declared && each.name === name)
  return resource ? { kind: 'resource', id: resource.id } : null
}

/** Under which name something of the run on the screen stands in the file. */
export function nameInFile(state: Shown, selected: { kind: 'task' | 'resource'; id: number }): string | null {
  const { live } = state
  if (!live || !isOfDoc(state)) return null
  if (selected.kind === 'task') return live.state.tasks.get(selected.id)?.node ?? null
  const resource = live.state.resources.get(selected.id)
  return resource?.declared ? resource.name : null
}
