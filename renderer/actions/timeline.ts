/** Zoom, pan and steps along a lane: keys that mean this while one is in the timeline, and nothing or something else elsewhere. */
import { type AppState, isVisible, timelineOf } from '../store/index.ts'
import type { Action } from './action.ts'

const NEARER = 1 / 1.5
const STEP = 0.2

const inTimeline = (state: AppState): boolean => isVisible(state, 'timeline') && state.lanes !== null

const inLane = (state: AppState): boolean => inTimeline(state) && state.selected?.kind === 'task'

const action = (
  id: Action['id'],
  keys: readonly string[],
  run: (state: AppState) => void,
  enabled = inTimeline,
): Action => ({ id, keys, pane: 'timeline', enabled, run })

export const timelineActions: readonly Action[] = [
  action('timeline.zoomIn', ['W'], state => state.zoomTime(NEARER)),
  action('timeline.zoomOut', ['S'], state => state.zoomTime(1 / NEARER)),
  action('timeline.panLeft', ['A'], state => state.panTime(-STEP)),
  action('timeline.panRight', ['D'], state => state.panTime(STEP)),
  action('timeline.fit', ['F'], state => state.fitTime()),
  action('timeline.follow', ['E'], state => state.followTime()),
  action('timeline.next', ['.'], state => state.stepSegment(1), inLane),
  action('timeline.previous', [','], state => state.stepSegment(-1), inLane),
  action('timeline.segment', [], state => state.selectSegmentHere(), inLane),
  action('timeline.span', ['R'], state => state.selectSpanInView()),
  action('timeline.cursor', ['T'], state => state.travelHere()),
  action('timeline.search', ['/', 'Mod+F'], state => state.searchTimeline()),
  action(
    'timeline.clear',
    [],
    state => state.clearTimeline(),
    state => {
      const { segment, span } = timelineOf(state)
      return segment !== null || span !== null
    },
  ),
]
