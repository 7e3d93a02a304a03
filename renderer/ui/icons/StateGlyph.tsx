import type { ReactNode } from 'react'
import type { TaskState } from '../../../shared/protocol/events.ts'

/** What a cell can say: a task's states, and two of a whole run. */
export type CellState = TaskState | 'deadlocked' | 'paused'

const pause = <path d="M5.5 3.5v9M10.5 3.5v9" strokeWidth="2" />

const glyphs: { [S in CellState]: ReactNode } = {
  ready: <path d="M5.5 3.5v9l7-4.5z" />,
  running: <path d="M4.5 2.5v11l9-5.5z" fill="currentColor" stroke="none" />,
  waiting: pause,
  paused: pause,
  cancelling: (
    <>
      <path d="m5.5 5.5 5 5M10.5 5.5l-5 5" />
      <circle cx="8" cy="8" r="6.2" strokeDasharray="3.5 3" />
    </>
  ),
  cancelled: <path d="m4 4 8 8M12 4l-8 8" strokeWidth="2.2" />,
  failed: <path d="M8 3v6.5M8 12.8v.1" strokeWidth="2.4" />,
  finished: <path d="m3.5 8.5 3 3 6-7" />,
  deadlocked: (
    <path d="M7 9.5a2.8 2.8 0 0 0 4 0l2-2a2.83 2.83 0 0 0-4-4l-1 1M9 6.5a2.8 2.8 0 0 0-4 0l-2 2a2.83 2.83 0 0 0 4 4l1-1" />
  ),
}

export function StateGlyph({ state, size }: { state: CellState; size: number }) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      {glyphs[state]}
    </svg>
  )
}
