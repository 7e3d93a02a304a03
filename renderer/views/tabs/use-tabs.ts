import { type RefObject, useEffect, useMemo, useState } from 'react'
import { type TabId, tabsOf, useApp } from '../../store/index.ts'

export function useTabs(): readonly TabId[] {
  const docs = useApp(state => state.docs)
  const runs = useApp(state => state.runs)
  const looseRuns = useApp(state => state.looseRuns)
  const tabOrder = useApp(state => state.tabOrder)
  return useMemo(() => tabsOf({ docs, runs, looseRuns, tabOrder }), [docs, runs, looseRuns, tabOrder])
}

/** A narrower tab would say too little. Pixels, as in Tabs.module.css. */
const NARROWEST = 112
const MENU = 32

/** The tabs there is room for; the active one is always among them. */
export function useFitting(bar: RefObject<HTMLElement | null>, tabs: readonly TabId[], active: TabId | null) {
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY)
  const several = tabs.length > 1
  useEffect(() => {
    if (!several || !bar.current) return
    const observer = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? Number.POSITIVE_INFINITY))
    observer.observe(bar.current)
    return () => observer.disconnect()
  }, [bar, several])
  const count = Math.max(1, Math.floor((room - MENU) / NARROWEST))
  const shown = tabs.slice(0, count)
  return active === null || shown.includes(active) || !tabs.includes(active) ? shown : [...shown.slice(0, -1), active]
}
