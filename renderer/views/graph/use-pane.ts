import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useMemo } from 'react'
import type { Size } from './model/size.ts'
import type { Viewport } from './model/viewport.ts'

export interface Pane {
  size(): Size
  viewport(): Viewport
  /** Gently, unless the reader wants no motion. */
  show(viewport: Viewport | null, gently?: boolean): void
}

const motionMs = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--motion-slow')) || 0

/** Reads where the view is without being drawn anew each time it moves. */
export function usePane(): Pane {
  const flow = useReactFlow()
  const api = useStoreApi()
  return useMemo(
    () => ({
      size: () => ({ width: api.getState().width, height: api.getState().height }),
      viewport: () => flow.getViewport(),
      show: (viewport, gently = true) => {
        if (viewport) void flow.setViewport(viewport, { duration: gently ? motionMs() : 0 })
      },
    }),
    [flow, api],
  )
}
