import { useLayoutEffect } from 'react'
import type { Micros } from '../../../shared/ids.ts'
import { useLanguage } from '../../i18n/index.ts'
import { type AppStore, runNow, useAppStore } from '../../store/index.ts'
import { useGraph } from './context.ts'
import type { Opened } from './model/scene.ts'
import type { Structure } from './model/structure.ts'
import { paced } from './paced.ts'

/** Times that pass are shown anew after `each` ms for every node in sight, within bounds: what is large goes slower. */
const BEAT = { each: 3, least: 100, most: 1_000 }
/** Between two looks at the state, ms for every node in sight: at 100 nodes as often as batches come. */
const GAP = 0.5

/** Tells the feed of each change of the run's state, and at a beat of the time. */
export function useFeed(structure: Structure, opened: Opened): void {
  const store = useAppStore()
  const { feed } = useGraph()
  const language = useLanguage()
  useLayoutEffect(() => {
    let now = clockOf(store)
    let timer: ReturnType<typeof setTimeout>
    const tell = (): void => {
      const run = store.getState().live?.state ?? null
      if (run?.phase !== 'running') now = clockOf(store)
      feed.tell(structure, { run, now, opened, language })
    }
    const beat = (): void => {
      now = clockOf(store)
      if (store.getState().live?.state.phase === 'running' && !document.hidden) tell()
      timer = setTimeout(beat, Math.min(BEAT.most, Math.max(BEAT.least, BEAT.each * feed.size)))
    }
    tell()
    beat()
    let before = store.getState().live
    const soon = paced(tell, () => GAP * feed.size)
    const stop = store.subscribe(({ live }) => {
      if (live === before) return
      before = live
      soon()
    })
    return () => {
      stop()
      soon.stop()
      clearTimeout(timer)
    }
  }, [store, feed, structure, opened, language])
}

function clockOf(store: AppStore): Micros {
  const { live } = store.getState()
  return live ? runNow(live, performance.now()) : 0
}
