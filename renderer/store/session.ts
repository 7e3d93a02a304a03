/**
 * What the user had before them, kept by the page so that a reload or a new start begins there: tabs and their order, the one in
 * front, its run, the selection, filters, how far the library was scrolled. Where panes are is the layout's own memory. Names of
 * documents here outlive the host's process (its ids do not), so that a host that opens them again finds them named.
 */
import type { RunId } from '../../shared/ids.ts'
import { type TaskState, taskStateSchema } from '../../shared/protocol/events.ts'
import { z } from '../../shared/zod.ts'
import { noFilter } from './layout.ts'
import type { AppState, Slice, SliceContext } from './slice.ts'
import { activeTab, parts, type TabId, tabsOf } from './tabs.ts'

const selectedSchema = z.object({ run: z.number(), kind: z.enum(['task', 'resource']), id: z.number() })

/** Each part that makes no sense, or that another version wrote, is as if nobody had written it. */
const sessionSchema = z.object({
  tabs: z.array(z.string()).max(1_000).catch([]),
  active: z.string().nullable().catch(null),
  /** The document that the host had been told to show, then. */
  named: z.string().nullable().catch(null),
  run: z.number().nullable().catch(null),
  selected: selectedSchema.nullable().catch(null),
  filter: z.object({ text: z.string().max(1_000), states: z.array(taskStateSchema) }).catch({ text: '', states: [] }),
  scroll: z.number().nonnegative().catch(0),
})
export type Session = z.infer<typeof sessionSchema>

const KEY = 'yieldpoint.session'
/** After the last change. */
const REST_MS = 300

/** Of a document, for longer than a host's process: its path, or which bundled graph it is; null: it exists in this host alone. */
const lastingName = ({ docs }: AppState, id: string): string => {
  const doc = docs.get(id)
  if (doc?.path != null) return `file:${doc.path}`
  return doc?.bundled != null ? `bundled:${doc.bundled}` : `doc:${id}`
}

const nameOf = (state: AppState, tab: TabId): string => {
  const { doc } = parts(tab)
  return doc === null ? tab : lastingName(state, doc)
}

export function sessionOf(state: AppState): Session {
  const active = activeTab(state)
  return {
    tabs: tabsOf(state).map(tab => nameOf(state, tab)),
    active: active === null ? null : nameOf(state, active),
    named: state.namedDoc === null ? null : lastingName(state, state.namedDoc),
    run: state.shownRun,
    selected: state.selected,
    filter: { text: state.filter.text, states: [...state.filter.states] },
    scroll: state.libraryScroll,
  }
}

export interface SessionSlice {
  /** Of the time before this page; false if there is nothing of it left to show. */
  restoreSession(): boolean
  /** Soon: once, however often it is called before. */
  rememberSession(when: 'at once' | 'soon'): void
}

export const sessionSlice: Slice<SessionSlice> = ({ set, get, env }) => {
  // I1  nothing is written before what was kept has been read.
  let read = false
  let cancel = (): void => {}
  const write = (): void => env.memory.write(KEY, JSON.stringify(sessionOf(get())))
  return {
    restoreSession: () => {
      const session = readSession(env.memory.read(KEY))
      read = true
      return session !== null && restore(session, { set, get })
    },
    rememberSession: when => {
      if (!read) return
      cancel()
      if (when === 'soon') cancel = env.later(write, REST_MS)
      else write()
    },
  }
}

function readSession(text: string | null): Session | null {
  try {
    return sessionSchema.parse(JSON.parse(text ?? ''))
  } catch {
    return null
  }
}

/** What changes as one types or scrolls is kept once that rests; the rest at once, for the page may be loaded anew any moment. */
const AT_ONCE = ['looseRuns', 'tabOrder', 'activeDoc', 'shownRun', 'namedDoc', 'selected'] as const
const RESTING = ['docs', 'filter', 'libraryScroll'] as const

/** Whether, and how soon, what changed is to be kept. */
export function sessionChange(now: AppState, before: AppState): 'at once' | 'soon' | null {
  if (AT_ONCE.some(key => now[key] !== before[key])) return 'at once'
  return RESTING.some(key => now[key] !== before[key]) ? 'soon' : null
}

type Store = Pick<SliceContext, 'set' | 'get'>

/** A document that was named to the host since then is shown instead of what was in front. */
function restore(session: Session, { set, get }: Store): boolean {
  const state = get()
  const tabOf = (name: string): TabId | null => {
    for (const id of state.docs.keys()) if (lastingName(state, id) === name) return `doc:${id}`
    const run = name.startsWith('run:') ? parts(name as TabId).run : null
    return run !== null && state.runs.has(run) ? `run:${run}` : null
  }
  const tabs = session.tabs.map(tabOf).filter(tab => tab !== null)
  const { text, states } = session.filter
  set({
    tabOrder: tabs,
    looseRuns: tabs.flatMap(tab => parts(tab).run ?? []),
    filter: { ...noFilter, text, states: new Set<TaskState>(states) },
    libraryScroll: session.scroll,
  })
  const named = state.namedDoc === null ? null : lastingName(state, state.namedDoc)
  const front = tabOf((named === session.named ? session.active : named) ?? '')
  if (front === null) return false
  state.showTab(front)
  if (named === session.named) showAgain(session, { set, get })
  return true
}

/** Runs are numbered by the host's process: another's run of that number is another graph's. */
function showAgain({ run, selected, active }: Session, { set, get }: Store): void {
  const state = get()
  if (run === null || !belongs(state, run, active)) return
  state.showRun(run)
  if (selected?.run === run) set({ selected })
}

const belongs = (state: AppState, run: RunId, active: string | null): boolean => {
  const doc = state.runs.get(run)?.doc
  return doc !== undefined && (lastingName(state, doc) === active || active === `run:${run}`)
}
