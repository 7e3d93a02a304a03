import { useEffect, useRef } from 'react'
import { useApp } from '../../store/index.ts'

const REACHABLE = 'button:not(:disabled), input, textarea, [contenteditable="true"], [tabindex="0"]'

/** F6: the focus goes to the next area, to where it was there last, else to what Tab would reach first. */
export function useAreaFocus(): void {
  const wanted = useApp(state => state.areaWanted)
  const last = useRef(new WeakMap<Element, HTMLElement>())
  useEffect(() => {
    const remember = ({ target }: FocusEvent): void => {
      const area = areaOf(target)
      if (area && target instanceof HTMLElement) last.current.set(area, target)
    }
    window.addEventListener('focusin', remember)
    return () => window.removeEventListener('focusin', remember)
  }, [])
  useEffect(() => {
    if (wanted === null) return
    const areas = [...document.querySelectorAll<HTMLElement>('[data-area]')]
    const here = areas.indexOf(areaOf(document.activeElement) as HTMLElement)
    const from = here < 0 && wanted.by < 0 ? 0 : here
    const next = areas[(from + wanted.by + areas.length) % areas.length]
    if (next) focusIn(next, last.current.get(next))
  }, [wanted])
}

const areaOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest('[data-area]') : null

function focusIn(area: HTMLElement, before: HTMLElement | undefined): void {
  const there = before?.isConnected === true && area.contains(before)
  const first =
    area.querySelector<HTMLElement>('[role="tab"][tabindex="0"]') ?? area.querySelector<HTMLElement>(REACHABLE)
  const target = there ? before : first
  target?.focus()
}
