/** What is selected: the same everywhere, and remembered, so that one can go back. */
import type { ResourceId, RunId, TaskId } from '../../shared/ids.ts'
import { nameInFile } from './chosen.ts'
import type { AppState, Slice } from './slice.ts'

export type Selected =
  | { readonly run: RunId; readonly kind: 'task'; readonly id: TaskId }
  | { readonly run: RunId; readonly kind: 'resource'; readonly id: ResourceId }

/** A line of the user's text to go to; each request is a new object, so that asking twice goes there twice. */
export interface SourcePlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

export interface SelectionSlice {
  readonly selected: Selected | null
  readonly past: readonly Selected[]
  readonly future: readonly Selected[]
  readonly place: SourcePlace | null
  /** The finding that the findings pane explains, of a run; null: its first. */
  readonly finding: { readonly run: RunId; readonly id: number } | null
  /** In the run on the screen. */
  selectTask(task: TaskId): void
  selectResource(resource: ResourceId): void
  clearSelection(): void
  back(): void
  forward(): void
  /** Opens the source there. */
  goTo(place: SourcePlace): void
  /** Explains a finding of the run on the screen, in its pane. */
  showFinding(id: number): void
}

/** Steps back that are kept. */
const REMEMBERED = 100

export const selectionSlice: Slice<SelectionSlice> = ({ set, get }) => {
  const select = (next: Selected): void => {
    const { selected, past } = get()
    if (selected?.run === next.run && selected.kind === next.kind && selected.id === next.id) return
    set({ selected: next, past: remembered(past, selected), future: [], editedLast: false, ...chosenBy(get(), next) })
  }
  const show = (selected: Selected): void => {
    get().showRun(selected.run)
    set({ selected, ...chosenBy(get(), selected) })
  }
  return {
    selected: null,
    past: [],
    future: [],
    place: null,
    finding: null,
    selectTask: id => {
      const run = get().shownRun
      if (run !== null) select({ run, kind: 'task', id })
    },
    selectResource: id => {
      const run = get().shownRun
      if (run !== null) select({ run, kind: 'resource', id })
    },
    clearSelection: () => {
      const { selected, past } = get()
      if (selected) set({ selected: null, past: remembered(past, selected), future: [] })
    },
    back: () => {
      const { past, future, selected } = get()
      const to = past.at(-1)
      if (!to) return
      set({ past: past.slice(0, -1), future: selected ? [selected, ...future] : future })
      show(to)
    },
    forward: () => {
      const { past, future, selected } = get()
      const [to, ...rest] = future
      if (!to) return
      set({ past: remembered(past, selected), future: rest })
      show(to)
    },
    goTo: place => {
      set({ place: { ...place } })
      get().showPane('source')
    },
    showFinding: id => {
      const run = get().shownRun
      if (run !== null) set({ finding: { run, id } })
      get().showPane('findings')
    },
  }
}

/** What is selected in a run is chosen in its file, too. */
function chosenBy(state: AppState, selected: Selected): Pick<AppState, 'chosen'> {
  const name = nameInFile(state, selected)
  if (name === null || state.activeDoc === null) return { chosen: null }
  return { chosen: { doc: state.activeDoc, names: [name], edge: null } }
}

const remembered = (past: readonly Selected[], selected: Selected | null): readonly Selected[] =>
  selected ? [...past, selected].slice(-REMEMBERED) : past
