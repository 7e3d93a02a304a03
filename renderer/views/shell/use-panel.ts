import { useState } from 'react'
import { usePanelRef } from 'react-resizable-panels'
import { type Panel, useApp, useAppStore } from '../../store/index.ts'

/** The design's size for this window, from tokens.css. */
const designed = (panel: Panel): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(`--${panel}`))

/** A panel that folds, and keeps its size in pixels, also until the next start. */
export function usePanel(id: Panel) {
  const store = useAppStore()
  const panelRef = usePanelRef()
  const open = useApp(state => state.layout.open[id])
  const kept = useApp(state => state.layout.sizes[id])
  const [byDesign] = useState(() => designed(id))
  return {
    open,
    props: { id, panelRef, defaultSize: `${kept ?? byDesign}px`, groupResizeBehavior: 'preserve-pixel-size' },
    /** After the user has dragged a separator. */
    remember: (): void => {
      const size = panelRef.current?.getSize().inPixels
      if (size !== undefined && size > 0) store.getState().resize(id, Math.round(size))
    },
  } as const
}
