import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Lanes } from '../../../../shared/lanes/index.ts'
import { useAppStore, useSelectedResource, useSelectedTask } from '../../../store/index.ts'
import { type Places, placesOf } from '../lanes/places.ts'
import { laneRows, resourceKey, rowsOver, taskKey } from '../lanes/rows.ts'

export interface Rows {
  readonly places: Places
  /** Of the row that the keyboard is on. */
  readonly active: string | null
  /** Selects what the row stands for, everywhere. */
  choose(index: number): void
  toggle(key: string): void
  /** Unfolds what hides it, and chooses it. */
  reveal(key: string, over: readonly string[]): void
}

/** Lanes come at the end and go at the beginning: their number, and how often they went, tells whether the rows are still right. */
export function useRows(lanes: Lanes, version: number): Rows {
  const store = useAppStore()
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<string | null>(null)
  const { tasks, resources, workers, drops } = lanes
  // Only these change what rows there are.
  const shape = `${tasks.size} ${resources.size} ${workers.size} ${drops}`
  const places = useMemo(() => ({ ...placesOf(laneRows(lanes, { toggled })), shape }), [lanes, toggled, shape])
  const toggle = useCallback((key: string): void => {
    setToggled(before => {
      const next = new Set(before)
      if (!next.delete(key)) next.add(key)
      return next
    })
  }, [])
  const choose = useCallback(
    (index: number): void => {
      const row = places.rows[Math.max(0, Math.min(places.rows.length - 1, index))]
      if (!row) return
      setActive(row.key)
      if (row.kind === 'task') store.getState().selectTask(row.lane.task)
      else if (row.kind === 'resource') store.getState().selectResource(row.lane.resource)
    },
    [places, store],
  )
  const reveal = useCallback(
    (key: string, over: readonly string[]): void => {
      const folded = over.filter(each => places.rows[places.indexOf.get(each) ?? -1]?.open === false)
      // What is below a folded row shows only once that is unfolded, so it is one after the other.
      if (folded.length > 0) for (const each of folded) toggle(each)
      setActive(key)
    },
    [places, toggle],
  )
  useSelectedElsewhere(lanes, version, places, active, reveal)
  return { places, active, choose, toggle, reveal }
}

/** What was selected elsewhere is gone to, once. */
function useSelectedElsewhere(
  lanes: Lanes,
  version: number,
  { indexOf }: Places,
  active: string | null,
  reveal: Rows['reveal'],
): void {
  const task = useSelectedTask()
  const resource = useSelectedResource()
  const wanted = task !== null ? taskKey(task) : resource !== null ? resourceKey(resource) : null
  const done = useRef<string | null>(null)
  useEffect(() => {
    if (wanted === null || done.current === wanted || version < 0) return
    const there = indexOf.has(wanted)
    const known = task === null || lanes.tasks.has(task)
    if (there) done.current = wanted
    if (known && (active !== wanted || !there)) reveal(wanted, task === null ? ['resources'] : rowsOver(lanes, task))
  }, [wanted, task, lanes, version, indexOf, active, reveal])
}
