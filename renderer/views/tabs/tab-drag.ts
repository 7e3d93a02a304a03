import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect } from 'react'
import { type TabId, useAppStore } from '../../store/index.ts'
import { gapAt, markGap } from '../shell/gap.ts'
import { useTabs } from './use-tabs.ts'

export function useDraggableDoc(tab: TabId, element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (element.current) return draggable({ element: element.current, getInitialData: () => ({ tab }) })
  }, [tab, element])
}

/** Tabs of the strip are put in order by dragging them. */
export function useReorder(bar: RefObject<HTMLElement | null>): void {
  const store = useAppStore()
  const several = useTabs().length > 1
  useEffect(() => {
    const element = bar.current
    if (!several || !element) return
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => 'tab' in source.data,
      onDrag: ({ location }) => markGap(element, gapAt(element, '[data-tab]', location.current.input.clientX)),
      onDragLeave: () => markGap(element, null),
      onDrop: ({ source, location }) => {
        markGap(element, null)
        const { index } = gapAt(element, '[data-tab]', location.current.input.clientX)
        store.getState().moveTab(source.data['tab'] as TabId, index)
      },
    })
  }, [bar, several, store])
}
