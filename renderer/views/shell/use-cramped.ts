import { useEffect } from 'react'
import { type Folding, useAppStore } from '../../store/index.ts'

/** What windows are too small for, as the design says (look.md, "When it is narrow"). */
const LIMITS: Readonly<Record<Folding, string>> = {
  left: '(max-width: 1120px)',
  right: '(max-width: 1120px)',
  bottom: '(max-height: 719px)',
}

/** Tells the store which areas this window has no room for, now and when it changes. */
export function useCramped(): void {
  const store = useAppStore()
  useEffect(() => {
    const queries = (Object.keys(LIMITS) as Folding[]).map(area => ({ area, query: matchMedia(LIMITS[area]) }))
    const tell = (): void =>
      store.getState().windowFits(new Set(queries.filter(({ query }) => query.matches).map(({ area }) => area)))
    tell()
    for (const { query } of queries) query.addEventListener('change', tell)
    return () => {
      for (const { query } of queries) query.removeEventListener('change', tell)
    }
  }, [store])
}
