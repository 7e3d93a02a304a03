/** What is selected, the same everywhere; and where one has been, so that one can go back. */
import type { ResourceId, RunId, TaskId } from '../../shared/ids.ts'
import { nameInFile } from './chosen.ts'
import type { PaneId } from './panes.ts'
import type { AppState, Slice, SliceContext } from './slice.ts'

export type Selected =
  | { readonly run: RunId; readonly kind: 'task'; readonly id: TaskId }
  | { readonly run: RunId; readonly kind: 'resource'; readonly id: ResourceId }

/** Where one was: the tab, the pane in the centre, and what was selected. */
export interface Visit {
  readonly doc: string | null
  readonly run: RunId | null
  readonly pane: PaneId | null
  readonly selected: Selected | null
}

/** A line of the user's text to go to; each request is a new object, so that asking twice goes there twice. */
export interface SourcePlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

export interface SelectionSlice {
  readonly selected: Selected | null
  readonly past: readonly Visit[]
  readonly future: readonly Visit[]
  readonly place: SourcePlace | null
  /** The finding that the findings pane explains, of a run; null: its first. */
  readonly finding: { readonly run: RunId; readonly id: number } | null
  /** In the run on the screen. */
  selectTask(task: TaskId): void
  selectResource(resource: ResourceId): void
  clearSelection(): void
  /** Does what leads elsewhere, and remembers where that was from. Within another such it is one step with it. */
  going(go: () => void): void
  back(): void
  forward(): void
  /** Opens the source there. */
  goTo(place: SourcePlace): void
  /** Explains a finding of the run on the screen, in its pane. */
  showFinding(id: number): void
}

/** Steps back that are kept. */
const REMEMBERED = 100

export const selectionSlice: Slice<SelectionSlice> = context => {
  const { set, get } = context
  const select = (selected: Selected | null): void =>
    get().going(() => {
      set({ selected, chosen: chosenBy(get(), selected) })
      if (selected !== null) get().uncover('inspector')
    })
  return {
    selected: null,
    place: null,
    finding: null,
    ...visits(context),
    selectTask: id => {
      const run = get().shownRun
      if (run !== null) select({ run, kind: 'task', id })
    },
    selectResource: id => {
      const run = get().shownRun
      if (run !== null) select({ run, kind: 'resource', id })
    },
    clearSelection: () => select(null),
    goTo: place =>
      get().going(() => {
        set({ place: { ...place } })
        get().showPane('source')
      }),
    showFinding: id => {
      const run = get().shownRun
      if (run !== null) set({ finding: { run, id } })
      get().showPane('findings')
    },
  }
}

/** What is selected in a run is chosen in its file, too. */
function chosenBy(state: AppState, selected: Selected | null): AppState['chosen'] {
  const name = selected && nameInFile(state, selected)
  return name === null || state.activeDoc === null ? null : { doc: state.activeDoc, names: [name], edge: null }
}

type Visits = Pick<SelectionSlice, 'past' | 'future' | 'going' | 'back' | 'forward'>

function visits({ set, get }: SliceContext): Visits {
  // I1  one step at a time: what `going` does may itself go.
  let under = false
  const going = (go: () => void): void => {
    if (under) {
      go()
      return
    }
    under = true
    const before = visitOf(get())
    try {
      go()
    } finally {
      under = false
    }
    if (!isSame(before, visitOf(get())))
      set({ past: [...get().past, before].slice(-REMEMBERED), future: [], editedLast: false })
  }
  /** Returns to a visit without remembering this as one more. */
  const show = ({ doc, run, pane, selected }: Visit): void => {
    under = true
    get().showDoc(doc)
    get().showRun(run)
    if (pane !== null && pane !== get().layout.arrangement.stacks.centre.active) get().showPane(pane)
    under = false
    set({ selected, chosen: chosenBy(get(), selected) })
  }
  return {
    past: [],
    future: [],
    going,
    back: () => {
      const past = get().past.filter(visit => isThere(get(), visit))
      const to = past.at(-1)
      if (!to) return set({ past })
      set({ past: past.slice(0, -1), future: [visitOf(get()), ...get().future] })
      show(to)
    },
    forward: () => {
      const [to, ...rest] = get().future.filter(visit => isThere(get(), visit))
      if (!to) return set({ future: [] })
      set({ past: [...get().past, visitOf(get())].slice(-REMEMBERED), future: rest })
      show(to)
    },
  }
}

const visitOf = ({ activeDoc, shownRun, layout, selected }: AppState): Visit => ({
  doc: activeDoc,
  run: shownRun,
  pane: layout.arrangement.stacks.centre.active,
  selected,
})

const isSame = (a: Visit, b: Visit): boolean =>
  a.doc === b.doc && a.run === b.run && a.pane === b.pane && isSameSelected(a.selected, b.selected)

const isSameSelected = (a: Selected | null, b: Selected | null): boolean =>
  a?.run === b?.run && a?.kind === b?.kind && a?.id === b?.id

/** Not where a closed document or a run that was forgotten was. */
const isThere = ({ docs, runs }: AppState, { doc, run }: Visit): boolean =>
  (doc === null || docs.has(doc)) && (run === null || runs.has(run))
