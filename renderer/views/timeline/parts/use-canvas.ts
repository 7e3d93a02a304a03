import { type RefObject, useLayoutEffect, useRef } from 'react'
import { Surface } from '../paint/surface.ts'

/**
 * Paints a surface and puts it on a canvas of that size, in CSS pixels, after each drawing of the component that has new
 * `parts`; at most once a frame, however often that is.
 */
export function useCanvas(
  canvas: RefObject<HTMLCanvasElement | null>,
  { width, height, ratio }: { width: number; height: number; ratio: number },
  paint: (surface: Surface) => void,
  parts: readonly unknown[],
): void {
  const surface = useRef<Surface | null>(null)
  const latest = useRef(paint)
  latest.current = paint
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(() => {
      const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)]
      const element = canvas.current
      if (!element || w <= 0 || h <= 0) return
      if (element.width !== w || element.height !== h || !surface.current) {
        element.width = w
        element.height = h
        surface.current = new Surface(w, h)
      }
      latest.current(surface.current)
      // Kept in memory: every frame is written there, and none is read back.
      element.getContext('2d', { alpha: false, willReadFrequently: true })?.putImageData(surface.current.image, 0, 0)
    })
    return () => cancelAnimationFrame(frame)
    // `parts` stands for all that `paint` reads.
  }, [canvas, width, height, ratio, ...parts])
}
