/** Where something that is dragged along a bar would come between its items. */
export interface Gap {
  /** Before the item at this index. */
  readonly index: number
  /** Pixels from the left of the bar. */
  readonly x: number
}

export function gapAt(bar: HTMLElement, items: string, x: number): Gap {
  const { left } = bar.getBoundingClientRect()
  const boxes = [...bar.querySelectorAll(items)].map(item => item.getBoundingClientRect())
  const index = boxes.filter(box => (box.left + box.right) / 2 < x).length
  const edge = boxes[index]?.left ?? boxes.at(-1)?.right ?? left
  return { index, x: edge - left }
}

/** Drawn by the bar's own style: `[data-drop]` and `--drop`. */
export function markGap(bar: HTMLElement, gap: Gap | null): void {
  bar.toggleAttribute('data-drop', gap !== null)
  if (gap !== null) bar.style.setProperty('--drop', `${gap.x}px`)
}
