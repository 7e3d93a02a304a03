/** Where panes are, which areas are folded and how large they are; what of it the user chose is remembered by the page. */
import type { RunId, TaskId } from '../../shared/ids.ts'
import type { TaskState } from '../../shared/protocol/events.ts'
import type { ExportFormat } from '../../shared/protocol/recordings.ts'
import {
  type AreaId,
  type Arrangement,
  areaOf,
  bringToFront,
  designed,
  type Folding,
  folds,
  inFront,
  movePane,
  readArrangement,
  type Target,
} from './arrangement.ts'
import { type PaneId, RUN_PANES } from './panes.ts'
import type { StartHow } from './runs.ts'
import type { Slice } from './slice.ts'

export interface Layout {
  readonly arrangement: Arrangement
  /** Copies of one task stand under one heading. */
  readonly grouped: boolean
}

export type OpenDialog =
  /** From a task or resource of the document on the screen to another one. */
  | { readonly kind: 'connect'; readonly from: string }
  | { readonly kind: 'open' | 'attach' | 'palette' | 'shortcuts' | 'grants' | 'settings' | 'templates' }
  | { readonly kind: 'saveAs' | 'unsaved'; readonly doc: string }
  | { readonly kind: 'kill'; readonly run: number }
  | { readonly kind: 'importRun' }
  | { readonly kind: 'exportRun'; readonly id: string; readonly as: ExportFormat }
  | { readonly kind: 'deleteRun'; readonly id: string }
  | { readonly kind: 'python'; readonly graph: string }
  /** What is in the editor beside what another program left on disk. */
  | { readonly kind: 'compare'; readonly doc: string; readonly file: string }
  /** What it may do is to be answered, and then it runs, if `next` says how. */
  | { readonly kind: 'consent'; readonly doc: string; readonly next: StartHow | null }

export interface TaskFilter {
  readonly text: string
  /** Empty: all. */
  readonly states: ReadonlySet<TaskState>
  /** Tasks that were picked elsewhere, and in what words; null: all. */
  readonly only: { readonly run: RunId; readonly label: string; readonly tasks: ReadonlySet<TaskId> } | null
}

export interface LayoutSlice {
  readonly layout: Layout
  /** Areas that this window is too small for: each is folded, and only `peeked` unfolds it. */
  readonly cramped: ReadonlySet<Folding>
  readonly peeked: ReadonlySet<Folding>
  /** The pane one is in, or was in last: what moves when one says so by key. */
  readonly currentPane: PaneId
  /** The last request to go to another area; each is a new object. */
  readonly areaWanted: { readonly by: 1 | -1 } | null
  /** How far down the library is scrolled, in pixels. */
  readonly libraryScroll: number
  readonly dialog: OpenDialog | null
  readonly filter: TaskFilter
  /** Counts requests to put the cursor into the filter. */
  readonly filterFocus: number
  /** In front, and unfolds its area. */
  showPane(pane: PaneId): void
  /** In front of its stack; it lies over nothing for that, where the window is narrow. */
  presentLesson(): void
  /** Before the lesson, if that is what it lies behind. */
  uncover(pane: PaneId): void
  /** A run begins: somewhere it must be seen. */
  showRunPane(): void
  enterPane(pane: PaneId): void
  movePane(pane: PaneId, target: Target, index?: number): void
  toggleArea(area: Folding): void
  /** Asks the page to put the focus into the next area, or the one before. */
  cycleAreas(by: 1 | -1): void
  /** Null: back to the design's. */
  resizeArea(area: Folding, size: number | null): void
  shareCentre(percent: number): void
  resetLayout(): void
  windowFits(cramped: ReadonlySet<Folding>): void
  scrollLibrary(top: number): void
  setGrouped(grouped: boolean): void
  /** What was chosen in the palette, the latest first. */
  readonly lastChosen: readonly string[]
  rememberChosen(key: string): void
  showDialog(dialog: OpenDialog): void
  closeDialog(): void
  setFilter(filter: Partial<TaskFilter>): void
  focusFilter(): void
  /** Shows these tasks of the run on the screen alone, in the table. */
  showOnly(label: string, tasks: Iterable<TaskId>): void
}

const KEY = 'yieldpoint.layout'
const CHOSEN_KEY = 'yieldpoint.chosen'
const MOST_CHOSEN = 6

export const noFilter: TaskFilter = { text: '', states: new Set(), only: null }

export const layoutSlice: Slice<LayoutSlice> = context => {
  const { set, get, env } = context
  const change = (part: Partial<Layout>): void => {
    const layout = { ...get().layout, ...part }
    set({ layout })
    env.memory.write(KEY, JSON.stringify(layout))
  }
  const arrange = (how: (now: Arrangement) => Arrangement): void =>
    change({ arrangement: how(get().layout.arrangement) })
  return {
    layout: remembered(env.memory.read(KEY)),
    cramped: new Set(),
    peeked: new Set(),
    currentPane: 'graph',
    areaWanted: null,
    libraryScroll: 0,
    dialog: null,
    filter: noFilter,
    filterFocus: 0,
    ...areas({ ...context, arrange }),
    scrollLibrary: libraryScroll => set({ libraryScroll }),
    setGrouped: grouped => change({ grouped }),
    lastChosen: listed(env.memory.read(CHOSEN_KEY)),
    rememberChosen: key => {
      const lastChosen = [key, ...get().lastChosen.filter(other => other !== key)].slice(0, MOST_CHOSEN)
      set({ lastChosen })
      env.memory.write(CHOSEN_KEY, JSON.stringify(lastChosen))
    },
    showDialog: dialog => set({ dialog }),
    closeDialog: () => set({ dialog: null }),
    setFilter: filter => set({ filter: { ...get().filter, ...filter } }),
    showOnly: (label, tasks) => {
      const run = get().shownRun
      if (run === null) return
      set({ filter: { ...noFilter, only: { run, label, tasks: new Set(tasks) } } })
      get().showPane('tasks')
    },
    focusFilter: () => {
      get().showPane('tasks')
      set({ filterFocus: get().filterFocus + 1 })
    },
  }
}

type Areas = Pick<
  LayoutSlice,
  | 'showPane'
  | 'uncover'
  | 'presentLesson'
  | 'showRunPane'
  | 'enterPane'
  | 'movePane'
  | 'toggleArea'
  | 'cycleAreas'
  | 'resizeArea'
  | 'shareCentre'
  | 'resetLayout'
  | 'windowFits'
>

interface Arranging extends Pick<Parameters<Slice<Areas>>[0], 'set' | 'get'> {
  arrange(how: (now: Arrangement) => Arrangement): void
}

function areas({ set, get, arrange }: Arranging): Areas {
  const peek = (area: Folding, on: boolean): void => {
    const peeked = new Set(get().peeked)
    if (on) peeked.add(area)
    else peeked.delete(area)
    set({ peeked })
  }
  const unfold = (area: AreaId, on = true): void => {
    if (!folds(area)) return
    if (get().cramped.has(area)) peek(area, on)
    else arrange(now => ({ ...now, open: { ...now.open, [area]: on } }))
  }
  const enter = (pane: PaneId): void => {
    set({ currentPane: pane })
    unfold(areaOf(get().layout.arrangement, pane))
  }
  return {
    showPane: pane =>
      get().going(() => {
        arrange(now => bringToFront(now, pane))
        enter(pane)
      }),
    presentLesson: () => {
      arrange(now => bringToFront(now, 'lesson'))
      const area = areaOf(get().layout.arrangement, 'lesson')
      if (folds(area) && !get().cramped.has(area)) unfold(area)
    },
    uncover: pane => {
      const { arrangement } = get().layout
      const stack = arrangement.stacks[areaOf(arrangement, pane)]
      if (stack.active === 'lesson') arrange(now => bringToFront(now, pane))
    },
    showRunPane: () => {
      if (!RUN_PANES.some(pane => isVisible(get(), pane))) get().showPane('graph')
    },
    enterPane: currentPane => {
      if (get().currentPane !== currentPane) set({ currentPane })
    },
    movePane: (pane, target, index) => {
      arrange(now => movePane(now, pane, target, index))
      enter(pane)
    },
    toggleArea: area => unfold(area, !isOpen(get(), area)),
    cycleAreas: by => set({ areaWanted: { by } }),
    resizeArea: (area, size) => arrange(now => ({ ...now, sizes: { ...now.sizes, [area]: size } })),
    shareCentre: share => arrange(now => ({ ...now, share })),
    resetLayout: () => arrange(() => designed),
    windowFits: cramped => set({ cramped, peeked: new Set() }),
  }
}

type Shown = Pick<LayoutSlice, 'layout' | 'cramped' | 'peeked'>

/** Whether an area shows its panes, and not only that it is there. */
export const isOpen = ({ layout, cramped, peeked }: Shown, area: Folding): boolean =>
  cramped.has(area) ? peeked.has(area) : layout.arrangement.open[area]

export const isVisible = (shown: Shown, pane: PaneId): boolean => {
  const { arrangement } = shown.layout
  const area = areaOf(arrangement, pane)
  return inFront(arrangement, pane) && (!folds(area) || isOpen(shown, area))
}

/** What another version wrote, or nobody, is passed over: each part counts only if it is as it should be. */
function remembered(text: string | null): Layout {
  const { arrangement, grouped } = parsed(text)
  return {
    arrangement: readArrangement(arrangement),
    grouped: typeof grouped === 'boolean' ? grouped : true,
  }
}

function parsed(text: string | null): Partial<Record<keyof Layout, unknown>> {
  const value = json(text)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function listed(text: string | null): readonly string[] {
  const value = json(text)
  return Array.isArray(value) ? value.filter(key => typeof key === 'string').slice(0, MOST_CHOSEN) : []
}

function json(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return null
  }
}
