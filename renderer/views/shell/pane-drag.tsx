/** Dragging panes: a tab is what one drags, tab bars and zones are where one drops, and the body does what was dropped. */
import { draggable, dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { createContext, type ReactNode, type RefObject, use, useEffect, useState } from 'react'
import { type AreaId, PANES, type PaneId, type Target, useAppStore } from '../../store/index.ts'
import { gapAt, markGap } from './gap.ts'

/** The pane under way. */
const DraggedContext = createContext<PaneId | null>(null)

export const useDraggedPane = (): PaneId | null => use(DraggedContext)

type Data = Readonly<Record<string | symbol, unknown>>

const paneIn = ({ pane }: Data): PaneId | null => PANES.find(known => known === pane) ?? null

export function PaneDragging({ children }: { children: ReactNode }) {
  const store = useAppStore()
  const [dragged, setDragged] = useState<PaneId | null>(null)
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => paneIn(source.data) !== null,
        // A frame later: the tab that begins to be dragged may not be covered at once, or the browser ends the drag.
        onDragStart: ({ source }) => requestAnimationFrame(() => setDragged(paneIn(source.data))),
        onDrop: ({ source, location }) => {
          setDragged(null)
          const pane = paneIn(source.data)
          const place = location.current.dropTargets[0]?.data as { target?: Target; index?: number } | undefined
          if (pane !== null && place?.target !== undefined) store.getState().movePane(pane, place.target, place.index)
        },
      }),
    [store],
  )
  return <DraggedContext value={dragged}>{children}</DraggedContext>
}

export function useDraggableTab(pane: PaneId, tab: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (tab.current) return draggable({ element: tab.current, getInitialData: () => ({ pane }) })
  }, [pane, tab])
}

/** Shows where a pane would come among the tabs of a bar. */
export function useTabBarDrop(area: AreaId, bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = bar.current
    if (!element) return
    const at = (x: number) => gapAt(element, '[role="tab"]', x)
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => paneIn(source.data) !== null,
      getData: ({ input }) => ({ target: area, index: at(input.clientX).index }),
      onDrag: ({ location }) => markGap(element, at(location.current.input.clientX)),
      onDragLeave: () => markGap(element, null),
      onDrop: () => markGap(element, null),
    })
  }, [area, bar])
}

export function useZone(target: Target, zone: RefObject<HTMLElement | null>): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    if (!zone.current) return
    return dropTargetForElements({
      element: zone.current,
      getData: () => ({ target }),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
    })
  }, [target, zone])
  return over
}
