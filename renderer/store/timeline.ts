/** Which part of the run's time the timeline shows, and what is selected in it. All of it is of the run on the screen. */
import type { Micros, RunId, TaskId } from '../../shared/ids.ts'
import { endOf, type Lanes, segmentAt, type TaskLane, waitSpan } from '../../shared/lanes/index.ts'
import type { Slice, SliceContext } from './slice.ts'
import { panned, showing, type TimeView, type TimeWindow, viewOf, widthOf, windowOf, zoomed } from './time-window.ts'

export interface SelectedSegment {
  readonly task: TaskId
  /** In its lane, counting those that were dropped. */
  readonly number: number
}

/** Where it stands in its lane now; null: it was dropped. */
export function placeOfSelected(lanes: Lanes, { task, number }: SelectedSegment): SegmentIn | null {
  const lane = lanes.tasks.get(task)
  return lane === undefined || number < lane.dropped ? null : { lane, index: number - lane.dropped }
}

interface SegmentIn {
  readonly lane: TaskLane
  readonly index: number
}

export interface TimelineState {
  readonly run: RunId | null
  readonly view: TimeView
  readonly segment: SelectedSegment | null
  /** Asked about as a whole: what happened in it. */
  readonly span: TimeWindow | null
}

export interface TimelineSlice {
  readonly timeline: TimelineState
  /** Counts requests to put the cursor into the timeline's search. */
  readonly timelineSearch: number
  /** `at` null: the time cursor if it is in sight, else the middle. */
  zoomTime(factor: number, at?: Micros | null): void
  /** By a share of what is in sight. */
  panTime(share: number): void
  fitTime(): void
  /** Keeps to the run's end, as close as the view is now. */
  followTime(): void
  showTime(window: TimeWindow): void
  /** Moves the view if it is out of sight. */
  selectSegment(task: TaskId, index: number): void
  /** What that task did then; the last of what began at that time. */
  selectSegmentAt(task: TaskId, at: Micros): void
  /** The segment of the selected lane after (1) or before (−1) the selected one. */
  stepSegment(by: 1 | -1): void
  /** What the selected task does at the time cursor, or in the middle of the view. */
  selectSegmentHere(): void
  selectSpan(span: TimeWindow | null): void
  selectSpanInView(): void
  /** The time cursor goes to the beginning of the selected segment, or the middle of the view. */
  travelHere(): void
  clearTimeline(): void
  searchTimeline(): void
}

const initial: TimelineState = { run: null, view: { kind: 'fit' }, segment: null, span: null }

/** What is kept of the run's time. */
export const timeOf = ({ from, at }: Lanes): TimeWindow => ({ from, to: Math.max(from, at) })

/** Of another run nothing is remembered. */
export const timelineOf = ({
  timeline,
  shownRun,
}: {
  timeline: TimelineState
  shownRun: RunId | null
}): TimelineState => (timeline.run === shownRun ? timeline : { ...initial, run: shownRun })

export const timelineSlice: Slice<TimelineSlice> = context => ({
  timeline: initial,
  timelineSearch: 0,
  ...moving(context),
  ...selecting(context),
  searchTimeline: () => context.set({ timelineSearch: context.get().timelineSearch + 1 }),
})

const changing =
  ({ set, get }: SliceContext) =>
  (part: Partial<TimelineState>): void =>
    set({ timeline: { ...timelineOf(get()), ...part } })

type Moving = Pick<TimelineSlice, 'zoomTime' | 'panTime' | 'fitTime' | 'followTime' | 'showTime'>

function moving(context: SliceContext): Moving {
  const { get } = context
  const change = changing(context)
  const move = (to: (now: TimeWindow, run: TimeWindow) => TimeWindow): void => {
    const { lanes } = get()
    if (!lanes) return
    const run = timeOf(lanes)
    const window = to(windowOf(timelineOf(get()).view, run), run)
    change({ view: viewOf(window, run, !lanes.ended) })
  }
  const pointOf = (window: TimeWindow): Micros => {
    const at = get().moment?.at
    return at !== undefined && at >= window.from && at <= window.to ? at : (window.from + window.to) / 2
  }
  return {
    zoomTime: (factor, at = null) => move((now, run) => zoomed(now, at ?? pointOf(now), factor, run)),
    panTime: share => move((now, run) => panned(now, share * widthOf(now), run)),
    fitTime: () => change({ view: { kind: 'fit' } }),
    followTime: () => {
      const { lanes } = get()
      if (lanes) change({ view: { kind: 'follow', width: widthOf(windowOf(timelineOf(get()).view, timeOf(lanes))) } })
    },
    showTime: window => move(() => window),
  }
}

type Selecting = Pick<
  TimelineSlice,
  | 'selectSegment'
  | 'selectSegmentAt'
  | 'stepSegment'
  | 'selectSegmentHere'
  | 'selectSpan'
  | 'selectSpanInView'
  | 'travelHere'
  | 'clearTimeline'
>

function selecting(context: SliceContext): Selecting {
  const { get } = context
  const change = changing(context)
  const select = (task: TaskId, index: number): void => {
    const { lanes } = get()
    const lane = lanes?.tasks.get(task)
    if (!lanes || !lane || index < 0 || index >= lane.count) return
    const { first, last } = waitSpan(lane, index)
    const run = timeOf(lanes)
    const now = windowOf(timelineOf(get()).view, run)
    const shown = showing(now, { from: lane.start[first]!, to: endOf(lanes, lane, last) }, run)
    const view = shown === now ? {} : { view: viewOf(shown, run, !lanes.ended) }
    change({ ...view, segment: { task, number: lane.dropped + first }, span: null })
    get().selectTask(task)
  }
  return {
    selectSegment: select,
    selectSegmentAt: (task, at) => {
      const lane = get().lanes?.tasks.get(task)
      if (lane) select(task, Math.max(0, segmentAt(lane, at)))
    },
    stepSegment: by => {
      const lane = selectedLane(context)
      if (!lane) return
      const { segment } = timelineOf(get())
      if (segment?.task !== lane.task) return select(lane.task, here(context, lane))
      const { first, last } = waitSpan(lane, Math.max(0, segment.number - lane.dropped))
      select(lane.task, by > 0 ? last + 1 : first - 1)
    },
    selectSegmentHere: () => {
      const lane = selectedLane(context)
      if (lane) select(lane.task, here(context, lane))
    },
    selectSpan: span => change({ span, segment: null }),
    selectSpanInView: () => {
      const { lanes } = get()
      if (lanes) change({ span: windowOf(timelineOf(get()).view, timeOf(lanes)), segment: null })
    },
    travelHere: () => {
      const { lanes } = get()
      if (!lanes) return
      const { segment, view } = timelineOf(get())
      const chosen = segment && placeOfSelected(lanes, segment)
      const begin = chosen?.lane.start[chosen.index]
      const { from, to } = windowOf(view, timeOf(lanes))
      get().travelTo(begin ?? Math.round((from + to) / 2))
    },
    clearTimeline: () => change({ span: null, segment: null }),
  }
}

function selectedLane({ get }: SliceContext): TaskLane | undefined {
  const { selected, lanes, shownRun } = get()
  return selected?.kind === 'task' && selected.run === shownRun ? lanes?.tasks.get(selected.id) : undefined
}

/** The first segment, if the lane begins later. */
function here({ get }: SliceContext, lane: TaskLane): number {
  const { lanes, moment } = get()
  if (!lanes) return -1
  const { from, to } = windowOf(timelineOf(get()).view, timeOf(lanes))
  const at = moment && moment.at >= from && moment.at <= to ? moment.at : (from + to) / 2
  return Math.max(0, segmentAt(lane, at))
}
