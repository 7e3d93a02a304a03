/**
 * The part of a run's time that a timeline shows. Times are microseconds on the run's clock; a window is never shorter than one.
 * Pure: a window goes in, the next one comes out.
 */
import type { Micros } from '../../shared/ids.ts'

export interface TimeWindow {
  readonly from: Micros
  readonly to: Micros
}

/** `fit`: the whole run, as it grows. `follow`: the last `width` of it. `at`: where the user has gone. */
export type TimeView =
  | { readonly kind: 'fit' }
  | { readonly kind: 'follow'; readonly width: Micros }
  | { readonly kind: 'at'; readonly window: TimeWindow }

export const SHORTEST: Micros = 1
/** A run that has just begun is shown as if it were this long: a millisecond. */
const LEAST: Micros = 1000
/** Seen past the end by one who looks at the end, as a share of the window: what happens now is not drawn into the edge. */
const AHEAD = 0.02

export const widthOf = ({ from, to }: TimeWindow): Micros => to - from

/** The whole run with a little room behind its end. */
export function wholeOf({ from, to }: TimeWindow): TimeWindow {
  const width = Math.max(LEAST, to - from)
  return { from, to: from + width * (1 + AHEAD) }
}

/** `run`: from what is kept of it to where it is known. */
export function windowOf(view: TimeView, run: TimeWindow): TimeWindow {
  const whole = wholeOf(run)
  if (view.kind === 'fit') return whole
  if (view.kind === 'at') return within(view.window, whole)
  const width = Math.min(view.width, widthOf(whole))
  return within({ from: run.to - width * (1 - AHEAD), to: run.to + width * AHEAD }, whole)
}

/** `factor` below 1 comes nearer; what is at `at` stays where it is. */
export function zoomed(window: TimeWindow, at: Micros, factor: number, run: TimeWindow): TimeWindow {
  const whole = wholeOf(run)
  const width = Math.min(widthOf(whole), Math.max(SHORTEST, widthOf(window) * factor))
  const share = (at - window.from) / widthOf(window)
  const from = at - width * share
  return within({ from, to: from + width }, whole)
}

export const panned = (window: TimeWindow, by: Micros, run: TimeWindow): TimeWindow =>
  within({ from: window.from + by, to: window.to + by }, wholeOf(run))

/** The same width, moved as little as shows all of `part`; what is wider than the window is shown from its beginning. */
export function showing(window: TimeWindow, part: TimeWindow, run: TimeWindow): TimeWindow {
  if (part.from >= window.from && part.to <= window.to) return window
  const width = widthOf(window)
  const margin = width * 0.1
  const from =
    part.from < window.from || widthOf(part) > width - 2 * margin ? part.from - margin : part.to + margin - width
  return within({ from, to: from + width }, wholeOf(run))
}

function within({ from, to }: TimeWindow, whole: TimeWindow): TimeWindow {
  const width = Math.min(Math.max(SHORTEST, to - from), widthOf(whole))
  const start = Math.min(Math.max(from, whole.from), whole.to - width)
  return { from: start, to: start + width }
}

/** What a changed window is to mean while the run goes on: one that still ends at the run's end follows it. */
export function viewOf(window: TimeWindow, run: TimeWindow, goesOn: boolean): TimeView {
  const whole = wholeOf(run)
  const width = widthOf(window)
  if (width >= widthOf(whole) * 0.999) return { kind: 'fit' }
  if (goesOn && window.to >= run.to) return { kind: 'follow', width }
  return { kind: 'at', window }
}
