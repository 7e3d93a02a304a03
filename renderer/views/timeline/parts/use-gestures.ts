/** Wheel, drag and pinch on an element, as what they mean for time. All x are CSS pixels from its left edge. */
import { type RefObject, useEffect, useRef } from 'react'

export interface Gestures {
  /** `factor` below 1 comes nearer. */
  zoom(x: number, factor: number): void
  pan(pixels: number): void
  /** Of lanes: up and down by touch or drag. */
  scroll?(pixels: number): void
  click(x: number, y: number, keys: { readonly alt: boolean }): void
  /** While Shift is held, or all drags where `spans` says so. */
  span(from: number, to: number): void
}

/** A pointer that moved less has clicked. */
const STILL = 3
/** A notch of a wheel, about 100, comes half as near again. */
const WHEEL = 1 / 250

interface Touch {
  x: number
  y: number
}

export function useGestures(
  element: RefObject<HTMLElement | null>,
  gestures: Gestures,
  { drag }: { readonly drag: 'pans' | 'spans' },
): void {
  const latest = useRef(gestures)
  latest.current = gestures
  useEffect(() => {
    const target = element.current
    return target ? listen(target, latest, drag === 'spans') : undefined
  }, [element, drag])
}

function listen(target: HTMLElement, latest: { readonly current: Gestures }, spans: boolean): () => void {
  const touches = new Map<number, Touch>()
  let begun: (Touch & { shift: boolean }) | null = null
  let moved = false
  const placeOf = (event: PointerEvent | WheelEvent): Touch => {
    const { left, top } = target.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
  const onWheel = (event: WheelEvent): void => {
    if (event.ctrlKey || event.metaKey) latest.current.zoom(placeOf(event).x, Math.exp(event.deltaY * WHEEL))
    else if (event.shiftKey || event.deltaX !== 0) latest.current.pan(event.deltaX || event.deltaY)
    if (event.ctrlKey || event.metaKey || event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
      event.preventDefault()
  }
  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return
    target.setPointerCapture(event.pointerId)
    touches.set(event.pointerId, placeOf(event))
    begun = touches.size === 1 ? { ...placeOf(event), shift: event.shiftKey } : null
    moved = touches.size > 1
  }
  const onMove = (event: PointerEvent): void => {
    const before = touches.get(event.pointerId)
    if (!before) return
    const now = placeOf(event)
    if (begun && !moved && Math.hypot(now.x - begun.x, now.y - begun.y) < STILL) return
    moved = true
    if (touches.size === 2) pinch(before, now, event.pointerId)
    else if (begun && (spans || begun.shift)) latest.current.span(begun.x, now.x)
    else {
      latest.current.pan(before.x - now.x)
      latest.current.scroll?.(before.y - now.y)
    }
    touches.set(event.pointerId, now)
  }
  const pinch = (before: Touch, now: Touch, id: number): void => {
    const other = [...touches].find(([each]) => each !== id)?.[1]
    if (!other) return
    const apart = (a: Touch) => Math.max(1, Math.abs(a.x - other.x))
    latest.current.zoom((now.x + other.x) / 2, apart(before) / apart(now))
    latest.current.pan((before.x - now.x) / 2)
  }
  const onUp = (event: PointerEvent): void => {
    if (!touches.delete(event.pointerId)) return
    if (begun && !moved && event.type === 'pointerup') latest.current.click(begun.x, begun.y, { alt: event.altKey })
    begun = null
  }
  target.addEventListener('wheel', onWheel, { passive: false })
  target.addEventListener('pointerdown', onDown)
  target.addEventListener('pointermove', onMove)
  target.addEventListener('pointerup', onUp)
  target.addEventListener('pointercancel', onUp)
  return () => {
    target.removeEventListener('wheel', onWheel)
    target.removeEventListener('pointerdown', onDown)
    target.removeEventListener('pointermove', onMove)
    target.removeEventListener('pointerup', onUp)
    target.removeEventListener('pointercancel', onUp)
  }
}
