import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef } from 'react'
import { useAppStore } from '../../../store/index.ts'
import { TREE_MOVES, type TreeMove } from '../../../ui/index.ts'
import { totalHeight } from '../lanes/places.ts'
import css from '../timeline.module.css'
import type { Frame } from './frame.ts'
import { Heads } from './Heads.tsx'
import { Tracks } from './Tracks.tsx'
import type { Look } from './use-look.ts'
import type { Rows } from './use-rows.ts'

interface LaneListProps {
  readonly body: RefObject<HTMLDivElement | null>
  readonly frame: Frame
  readonly look: Look
  readonly rows: Rows
  readonly onScroll: (top: number) => void
}

/**
 * Scrolls through all rows, of which those in sight are drawn in a box that stays where it is: heads and canvas are drawn for the
 * same place in the same frame, or they would come apart while scrolling.
 */
export function LaneList({ body, frame, look, rows, onScroll }: LaneListProps) {
  const tree = useRef<HTMLDivElement>(null)
  const { places, active, choose, toggle } = rows
  const onKeyDown = useLaneKeys(rows)
  useInSight(body, frame, active)
  const fold = useCallback(
    (index: number): void => {
      const row = places.rows[index]
      if (row && row.open !== null) toggle(row.key)
    },
    [places, toggle],
  )
  const scroll = useCallback(
    (pixels: number): void => {
      if (body.current) body.current.scrollTop += pixels
    },
    [body],
  )
  const point = useCallback(
    (index: number): void => {
      choose(index)
      tree.current?.focus({ preventScroll: true })
    },
    [choose],
  )
  return (
    <div ref={body} className={css.lanes} onScroll={event => onScroll(event.currentTarget.scrollTop)}>
      <div className={css.space} style={{ height: totalHeight(places) }}>
        <div className={css.sight} style={{ height: frame.height }}>
          <Heads
            lanes={frame.lanes}
            version={frame.version}
            places={places}
            scrollTop={frame.scrollTop}
            height={frame.height}
            active={active}
            onChoose={point}
            onFold={fold}
            onToggle={toggle}
            tree={tree}
            onKeyDown={onKeyDown}
          />
          <Tracks frame={frame} look={look} scroll={scroll} onRow={point} />
        </div>
      </div>
    </div>
  )
}

/** Keeps the row that the keyboard is on in sight, when it changes or there is less room. */
function useInSight(body: RefObject<HTMLDivElement | null>, { places, height }: Frame, active: string | null): void {
  const shown = useRef('')
  useEffect(() => {
    const index = active === null ? undefined : places.indexOf.get(active)
    const now = `${active} ${height}`
    if (index === undefined || shown.current === now || !body.current || height === 0) return
    shown.current = now
    const [top, bottom] = [places.tops[index]!, places.tops[index + 1]!]
    const scrolled = body.current.scrollTop
    if (top < scrolled) body.current.scrollTop = top
    else if (bottom > scrolled + height) body.current.scrollTop = bottom - height
  }, [body, places, height, active])
}

/** As in every tree: up and down among the rows, right and left into and out of them. */
function useLaneKeys({ places, active, choose, toggle }: Rows) {
  const store = useAppStore()
  const { rows, indexOf } = places
  const at = active === null ? -1 : (indexOf.get(active) ?? -1)
  const parent = (): number => rows.findLastIndex((row, i) => i < at && row.depth < rows[at]!.depth)
  const does: Readonly<Record<TreeMove, () => void>> = {
    down: () => choose(at + 1),
    up: () => choose(at < 0 ? 0 : at - 1),
    first: () => choose(0),
    last: () => choose(rows.length - 1),
    fold: () => (rows[at]?.open ? toggle(rows[at].key) : at >= 0 && choose(Math.max(0, parent()))),
    unfold: () => (rows[at]?.open === false ? toggle(rows[at].key) : choose(at + 1)),
    open: () => (rows[at]?.kind === 'task' ? store.getState().selectSegmentHere() : at >= 0 && toggle(rows[at]!.key)),
    leave: () => store.getState().clearTimeline(),
  }
  return (event: KeyboardEvent): void => {
    const modified = event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key !== 'G')
    const move = modified ? undefined : TREE_MOVES[event.key]
    if (move === undefined) return
    event.preventDefault()
    does[move]()
  }
}
