import type { KeyboardEvent } from 'react'

const TO: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: at => at + 1,
  j: at => at + 1,
  ArrowUp: at => at - 1,
  k: at => at - 1,
  Home: () => 0,
  End: (_, last) => last,
  G: (_, last) => last,
}

/** Keys that move a selection through rows; `at` is -1 while none is selected. */
export const moveSelection =
  (count: number, at: number, select: (index: number) => void) =>
  (event: KeyboardEvent): void => {
    const to = TO[event.key]
    if (!to || count === 0 || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    select(Math.max(0, Math.min(count - 1, to(at, count - 1))))
  }
