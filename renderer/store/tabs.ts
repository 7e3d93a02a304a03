/** Tabs of the title row: one a document that is open, and one a run on the screen whose document is not (an attached program). */
import type { RunId } from '../../shared/ids.ts'
import type { AppState, Slice } from './slice.ts'

export type TabId = `doc:${string}` | `run:${number}`

export interface TabsSlice {
  /** As the user has put them; may name some that are gone, and lack new ones, which stand at the end. */
  readonly tabOrder: readonly TabId[]
  /** Runs without an open document that have a tab. */
  readonly looseRuns: readonly RunId[]
  /** The run that was on the screen with each document last. */
  readonly lastRuns: ReadonlyMap<string, RunId>
  showTab(tab: TabId): void
  /** A document with changes is asked about; a run goes on without its tab. */
  closeTab(tab: TabId): void
  /** Before the one now at `index`. */
  moveTab(tab: TabId, index: number): void
  /** `by` 1: the next one, round the end. */
  stepTab(by: 1 | -1): void
  /** What stands in for a tab that is closing: its neighbour, or the start screen. */
  leaveTab(tab: TabId): void
}

type Tabbed = Pick<AppState, 'docs' | 'runs' | 'looseRuns' | 'tabOrder'>

export function tabsOf({ docs, runs, looseRuns, tabOrder }: Tabbed): readonly TabId[] {
  const open: TabId[] = [
    ...[...docs.keys()].map(doc => `doc:${doc}` as const),
    ...looseRuns.filter(run => !docs.has(runs.get(run)?.doc ?? '')).map(run => `run:${run}` as const),
  ]
  const rank = new Map(tabOrder.map((tab, i) => [tab, i]))
  const rankOf = (tab: TabId): number => rank.get(tab) ?? tabOrder.length
  return open.sort((a, b) => rankOf(a) - rankOf(b))
}

export const activeTab = ({ activeDoc, shownRun }: Pick<AppState, 'activeDoc' | 'shownRun'>): TabId | null => {
  if (activeDoc !== null) return `doc:${activeDoc}`
  return shownRun === null ? null : `run:${shownRun}`
}

/** The runs behind a tab, the latest first. */
export function runsOf({ runs }: Pick<AppState, 'runs'>, tab: TabId): readonly RunId[] {
  const { doc, run } = parts(tab)
  if (run !== null) return runs.has(run) ? [run] : []
  return [...runs.values()]
    .filter(one => one.doc === doc)
    .map(one => one.run)
    .sort((a, b) => b - a)
}

export const parts = (tab: TabId): { readonly doc: string | null; readonly run: RunId | null } =>
  tab.startsWith('doc:') ? { doc: tab.slice(4), run: null } : { doc: null, run: Number(tab.slice(4)) }

export const tabsSlice: Slice<TabsSlice> = ({ set, get }) => ({
  tabOrder: [],
  looseRuns: [],
  lastRuns: new Map(),
  showTab: tab => {
    const { doc, run } = parts(tab)
    if (doc === null) get().showRun(run)
    else get().showDoc(doc)
  },
  closeTab: tab => {
    const { doc, run } = parts(tab)
    if (doc !== null) return void get().close(doc, false)
    get().leaveTab(tab)
    set({ looseRuns: get().looseRuns.filter(loose => loose !== run) })
  },
  moveTab: (tab, index) => {
    const tabs = tabsOf(get())
    const at = tabs.slice(0, index).filter(other => other !== tab).length
    set({ tabOrder: tabs.filter(other => other !== tab).toSpliced(at, 0, tab) })
  },
  stepTab: by => {
    const tabs = tabsOf(get())
    const active = activeTab(get())
    const at = active === null ? -1 : tabs.indexOf(active)
    const next = tabs[(at + by + tabs.length) % tabs.length]
    if (next !== undefined && next !== active) get().showTab(next)
  },
  leaveTab: tab => {
    if (activeTab(get()) !== tab) return
    const tabs = tabsOf(get())
    const at = tabs.indexOf(tab)
    const next = tabs[at + 1] ?? tabs[at - 1]
    if (next !== undefined) get().showTab(next)
    else
      get().going(() => {
        get().showDoc(null)
        get().showRun(null)
      })
  },
})
