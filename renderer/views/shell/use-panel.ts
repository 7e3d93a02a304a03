import { useEffect, useState } from 'react'
import { usePanelRef } from 'react-resizable-panels'
import { type Folding, useApp, useAppStore } from '../../store/index.ts'

const TOKENS = { left: '--sidebar', bottom: '--dock', right: '--inspector' } as const

/** The design's size for this window, from tokens.css. */
const designedSize = (area: Folding): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(TOKENS[area]))

/** An area's panel: it keeps its size in pixels, also until the next start. */
export function usePanel(id: Folding) {
  const store = useAppStore()
  const panelRef = usePanelRef()
  const kept = useApp(state => state.layout.arrangement.sizes[id])
  const [byDesign] = useState(() => designedSize(id))
  useEffect(() => {
    if (kept === null) panelRef.current?.resize(designedSize(id))
  }, [kept, id, panelRef])
  return {
    props: { id, panelRef, defaultSize: `${kept ?? byDesign}px`, groupResizeBehavior: 'preserve-pixel-size' },
    /** After the user has dragged a separator. */
    remember: (): void => {
      const size = panelRef.current?.getSize().inPixels
      if (size !== undefined && size > 0) store.getState().resizeArea(id, Math.round(size))
    },
  } as const
}
