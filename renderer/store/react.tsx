import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Micros, TaskId } from '../../shared/ids.ts'
import type { Doc } from '../../shared/protocol/documents.ts'
import type { RunState, TaskRecord } from '../../shared/state/run-state.ts'
import { clockNow, runNow } from './live.ts'
import type { AppState, AppStore } from './slice.ts'
import { Ticker } from './ticker.ts'

const StoreContext = createContext<AppStore | null>(null)

const TickerContext = createContext(new Ticker())

export const StoreProvider = ({ store, children }: { store: AppStore; children: ReactNode }) => (
  <StoreContext value={store}>{children}</StoreContext>
)

/** The store itself, for handlers: `const store = useAppStore()`, then `store.getState().selectTask(id)`. */
export function useAppStore(): AppStore {
  const store = useContext(StoreContext)
  if (!store) throw new Error('no StoreProvider above')
  return store
}

/** Select as little as is drawn: a component draws again when what it selected has changed. */
export const useApp = <T,>(select: (state: AppState) => T): T => useStore(useAppStore(), select)

export const useRunState = (): RunState | null => useApp(state => state.live?.state ?? null)

export const useTask = (id: TaskId | null): TaskRecord | null =>
  useApp(state => (id === null ? null : (state.live?.state.tasks.get(id) ?? null)))

/** The selected task's id, if one of the run on the screen is selected. */
export const useSelectedTask = (): TaskId | null =>
  useApp(({ selected, shownRun }) => (selected?.kind === 'task' && selected.run === shownRun ? selected.id : null))

export const useSelectedResource = (): number | null =>
  useApp(({ selected, shownRun }) => (selected?.kind === 'resource' && selected.run === shownRun ? selected.id : null))

export const useDoc = (): Doc | null =>
  useApp(({ docs, activeDoc }) => (activeDoc === null ? null : (docs.get(activeDoc) ?? null)))

/**
 * The time of what is shown: the run's clock, or the moment that is looked at. While it goes on by itself the component draws again
 * every `everyMs`; otherwise only when the run's state changes.
 */
export const useRunNow = (everyMs = 100): Micros => useTime(runNow, everyMs)

/** The run's clock, also while one looks at an earlier moment. */
export const useClockNow = (everyMs = 100): Micros => useTime(clockNow, everyMs)

function useTime(time: typeof runNow, everyMs: number): Micros {
  const live = useApp(state => state.live)
  const ticker = useContext(TickerContext)
  const [, redraw] = useState(0)
  const still = live === null || (live.past !== null && time === runNow)
  const ticking = !still && live.sent.phase === 'running' && live.sent.clock === 'real'
  useEffect(() => {
    if (ticking) return ticker.listen(everyMs, () => redraw(n => n + 1))
  }, [ticking, everyMs, ticker])
  return live ? time(live, performance.now()) : 0
}
