import { useMemo, useRef, useState } from 'react'
import type { Lanes } from '../../../../shared/lanes/index.ts'
import { timelineOf, timeOf, useApp, windowOf } from '../../../store/index.ts'
import css from '../timeline.module.css'
import type { Frame } from './frame.ts'
import { LaneList } from './LaneList.tsx'
import { Overview } from './Overview.tsx'
import { Ruler } from './Ruler.tsx'
import { Strip } from './Strip.tsx'
import { Summary } from './Summary.tsx'
import { useLook } from './use-look.ts'
import { useRows } from './use-rows.ts'
import { useSize } from './use-size.ts'

/** `version` grows with the lanes, which stay the same object. */
export function Timeline({ lanes, version }: { lanes: Lanes; version: number }) {
  const look = useLook()
  const timeline = useApp(state => state.timeline)
  const shownRun = useApp(state => state.shownRun)
  const { view } = timelineOf({ timeline, shownRun })
  const body = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(body)
  const [scrollTop, setScrollTop] = useState(0)
  const rows = useRows(lanes, version)
  const { from, to } = timeOf(lanes)
  const run = useMemo(() => ({ from, to }), [from, to])
  const scale = useMemo(() => {
    const head = Number.parseFloat(getComputedStyle(body.current ?? document.body).getPropertyValue('--head')) || HEAD
    return { ...windowOf(view, run), width: Math.max(1, width - head) }
  }, [view, run, width])
  const frame: Frame = useMemo(
    () => ({ lanes, version, places: rows.places, scale, scrollTop, height }),
    [lanes, version, rows.places, scale, scrollTop, height],
  )
  const sums = useMemo(() => ({ lanes, version, view: scale }), [lanes, version, scale])
  return (
    <div className={css.timeline}>
      <Strip lanes={lanes} version={version} rows={rows} />
      <Overview frame={frame} look={look} run={run} />
      <Ruler frame={frame} />
      <LaneList body={body} frame={frame} look={look} rows={rows} onScroll={setScrollTop} />
      <Summary {...sums} />
    </div>
  )
}

const HEAD = 184
