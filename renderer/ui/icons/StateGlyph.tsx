import type { TaskState } from '../../../shared/protocol/events.ts'

/** What a cell can say: a task's states, and two of a whole run. */
export type CellState = TaskState | 'deadlocked' | 'paused'

/** A stroke of a glyph on a 16 × 16 grid, as data: exported pictures draw the same. */
export interface Stroke {
  readonly d: string
  readonly width?: number
  readonly dashes?: string
  readonly filled?: true
}

const pause: readonly Stroke[] = [{ d: 'M5.5 3.5v9M10.5 3.5v9', width: 2 }]

export const glyphs: { readonly [S in CellState]: readonly Stroke[] } = {
  ready: [{ d: 'M5.5 3.5v9l7-4.5z' }],
  running: [{ d: 'M4.5 2.5v11l9-5.5z', filled: true }],
  waiting: pause,
  paused: pause,
  cancelling: [
    { d: 'm5.5 5.5 5 5M10.5 5.5l-5 5' },
    { d: 'M14.2 8a6.2 6.2 0 1 1-12.4 0 6.2 6.2 0 0 1 12.4 0', dashes: '3.5 3' },
  ],
  cancelled: [{ d: 'm4 4 8 8M12 4l-8 8', width: 2.2 }],
  failed: [{ d: 'M8 3v6.5M8 12.8v.1', width: 2.4 }],
  finished: [{ d: 'm3.5 8.5 3 3 6-7' }],
  deadlocked: [
    { d: 'M7 9.5a2.8 2.8 0 0 0 4 0l2-2a2.83 2.83 0 0 0-4-4l-1 1M9 6.5a2.8 2.8 0 0 0-4 0l-2 2a2.83 2.83 0 0 0 4 4l1-1' },
  ],
}

export function StateGlyph({ state, size }: { state: CellState; size: number }) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      {glyphs[state].map(({ d, width, dashes, filled }) => (
        <path
          key={d}
          d={d}
          strokeWidth={width}
          strokeDasharray={dashes}
          {...(filled ? { fill: 'currentColor', stroke: 'none' } : {})}
        />
      ))}
    </svg>
  )
}
