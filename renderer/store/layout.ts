/** Which panes are open and how large; remembered by the page. */
import type { TaskState } from '../../shared/protocol/events.ts'
import type { Slice } from './slice.ts'

const TABS = ['graph', 'tasks', 'source', 'log'] as const
const TEXTS: readonly PaneTab[] = ['source', 'log']
const DOCK_TABS = ['resources', 'workers', 'findings', 'problems'] as const
const PANELS = ['sidebar', 'dock', 'inspector'] as const

export interface Layout {
  readonly tab: PaneTab
  readonly dockTab: DockTab
  readonly open: Readonly<Record<Panel, boolean>>
  /** Pixels; null: as the design has it for this window. */
  readonly sizes: Readonly<Record<Panel, number | null>>
  /** Copies of one task stand under one heading. */
  readonly grouped: boolean
  /** The text of the open lesson is unfolded. */
  readonly lesson: boolean
}
export type PaneTab = (typeof TABS)[number]
export type DockTab = (typeof DOCK_TABS)[number]
export type Panel = (typeof PANELS)[number]

export type OpenDialog =
  | { readonly kind: 'open' | 'attach' | 'palette' | 'shortcuts' | 'grants' }
  | { readonly kind: 'saveAs' | 'unsaved'; readonly doc: string }
  | { readonly kind: 'kill'; readonly run: number }
  | { readonly kind: 'python'; readonly graph: string }
  /** What it may do is to be answered, and then it runs, or begins paused. */
  | { readonly kind: 'consent'; readonly doc: string; readonly next: 'run' | 'step' | 'nothing' }

export interface TaskFilter {
  readonly text: string
  /** Empty: all. */
  readonly states: ReadonlySet<TaskState>
}

export interface LayoutSlice {
  readonly layout: Layout
  readonly dialog: OpenDialog | null
  readonly filter: TaskFilter
  /** Counts requests to put the cursor into the filter. */
  readonly filterFocus: number
  showTab(tab: PaneTab): void
  /** A pane on which a run can be watched: the one that is there, or the graph. */
  showLive(): void
  showDock(tab: DockTab): void
  toggle(panel: Panel): void
  resize(panel: Panel, size: number): void
  setGrouped(grouped: boolean): void
  unfoldLesson(lesson: boolean): void
  showDialog(dialog: OpenDialog): void
  closeDialog(): void
  setFilter(filter: Partial<TaskFilter>): void
  focusFilter(): void
}

const KEY = 'yieldpoint.layout'

const initial: Layout = {
  tab: 'graph',
  dockTab: 'resources',
  open: { sidebar: true, dock: true, inspector: true },
  sizes: { sidebar: null, dock: null, inspector: null },
  grouped: true,
  lesson: true,
}

export const noFilter: TaskFilter = { text: '', states: new Set() }

export const layoutSlice: Slice<LayoutSlice> = ({ set, get, env }) => {
  const change = (part: Partial<Layout>): void => {
    const layout = { ...get().layout, ...part }
    set({ layout })
    env.memory.write(KEY, JSON.stringify(layout))
  }
  return {
    layout: remembered(env.memory.read(KEY)),
    dialog: null,
    filter: noFilter,
    filterFocus: 0,
    showTab: tab => change({ tab }),
    showLive: () => {
      if (TEXTS.includes(get().layout.tab)) change({ tab: 'graph' })
    },
    showDock: dockTab => change({ dockTab, open: { ...get().layout.open, dock: true } }),
    toggle: panel => change({ open: { ...get().layout.open, [panel]: !get().layout.open[panel] } }),
    resize: (panel, size) => change({ sizes: { ...get().layout.sizes, [panel]: size } }),
    setGrouped: grouped => change({ grouped }),
    unfoldLesson: lesson => change({ lesson }),
    showDialog: dialog => set({ dialog }),
    closeDialog: () => set({ dialog: null }),
    setFilter: filter => set({ filter: { ...get().filter, ...filter } }),
    focusFilter: () => {
      get().showTab('tasks')
      set({ filterFocus: get().filterFocus + 1 })
    },
  }
}

/** What another version wrote, or nobody, is passed over: each part counts only if it is as it should be. */
function remembered(text: string | null): Layout {
  const kept = parsed(text)
  const open = kept['open'] as Partial<Layout['open']> | undefined
  const sizes = kept['sizes'] as Partial<Layout['sizes']> | undefined
  const { grouped, lesson } = kept
  return {
    tab: TABS.find(tab => tab === kept['tab']) ?? initial.tab,
    dockTab: DOCK_TABS.find(tab => tab === kept['dockTab']) ?? initial.dockTab,
    open: each(panel => (typeof open?.[panel] === 'boolean' ? open[panel] : initial.open[panel])),
    sizes: each(panel => (typeof sizes?.[panel] === 'number' ? sizes[panel] : null)),
    grouped: typeof grouped === 'boolean' ? grouped : initial.grouped,
    lesson: typeof lesson === 'boolean' ? lesson : initial.lesson,
  }
}

const each = <T>(value: (panel: Panel) => T): Record<Panel, T> =>
  Object.fromEntries(PANELS.map(panel => [panel, value(panel)])) as Record<Panel, T>

function parsed(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
