import { useEffect, useMemo, useState } from 'react'
import type { Lanes, SubjectTimes, Timed, Within } from '../../../shared/lanes/index.ts'
import { type AppState, type TimeWindow, timelineOf, useApp, useAppStore } from '../../store/index.ts'
import { TimesReader } from './reader.ts'

/** Null: not measured yet. */
export function useTimes(lanes: Lanes, of: Timed, { from, to }: Within): readonly SubjectTimes[] | null {
  const store = useAppStore()
  const [subjects, setSubjects] = useState<readonly SubjectTimes[] | null>(null)
  const reader = useMemo(() => new TimesReader(lanes, of, setSubjects), [lanes, of])
  useEffect(() => reader.look({ from, to }), [reader, from, to])
  useEffect(() => {
    const ignore = store.subscribe((now, before) => {
      if (now.lanesVersion !== before.lanesVersion) reader.readOn()
    })
    return () => {
      ignore()
      reader.stop()
    }
  }, [store, reader])
  return subjects
}

/** The span selected in the timeline, else all up to the moment one looks at. */
export function useWithin(): { readonly span: TimeWindow | null; readonly upTo: number | null } {
  const span = useApp((state: AppState) => timelineOf(state).span)
  const upTo = useApp(state => state.moment?.at ?? null)
  return { span, upTo }
}
