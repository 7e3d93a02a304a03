import { useAppStore } from '../../../store/index.ts'
import { useGraph } from '../context.ts'
import { ROWS_OPEN } from '../model/size.ts'
import type { TaskNode } from '../model/structure.ts'

/** Opening and closing a stack, and going through its rows: whole rows, so that an edge always meets the middle of one. */
export function useStack({ key, members }: TaskNode) {
  const store = useAppStore()
  const { doc } = useGraph()
  const first = (): number | null => store.getState().graphViews.get(doc)?.opened[key] ?? null
  const open = (at: number | null): void => store.getState().openStack(doc, key, at)
  return {
    toggle: () => open(first() === null ? 0 : null),
    scroll: (by: number) => {
      const at = first()
      if (at !== null) open(Math.max(0, Math.min(members.length - ROWS_OPEN, at + by)))
    },
  }
}
