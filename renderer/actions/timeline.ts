/** Zoom, pan and steps along a lane: in the timeline. */
import { type AppState, isVisible, timelineOf } from '../store/index.ts'
import type { Handler } from './action.ts'

const NEARER = 1 / 1.5
const STEP = 0.2

const inTimeline = (state: AppState): boolean => isVisible(state, 'timeline') && state.lanes !== null

const inLane = (state: AppState): boolean => inTimeline(state) && state.selected?.kind === 'task'

const action = (id: Handler['id'], run: (state: AppState) => void, enabled = inTimeline): Handler => ({
  id,
  enabled,
  run,
})

export const timelineActions: readonly Handler[] = [
  action('timeline.zoomIn', state => state.zoomTime(NEARER)),
  action('timeline.zoomOut', state => state.zoomTime(1 / NEARER)),
  action('timeline.panLeft', state => state.panTime(-STEP)),
  action('timeline.panRight', state => state.panTime(STEP)),
  action('timeline.fit', state => state.fitTime()),
  action('timeline.follow', state => state.followTime()),
  action('timeline.next', state => state.stepSegment(1), inLane),
  action('timeline.previous', state => state.stepSegment(-1), inLane),
  action('timeline.segment', state => state.selectSegmentHere(), inLane),
  action('timeline.span', state => state.selectSpanInView()),
  action('timeline.cursor', state => state.travelHere()),
  action('timeline.search', state => state.searchTimeline()),
  action(
    'timeline.clear',
    state => state.clearTimeline(),
    state => {
      const { segment, span } = timelineOf(state)
      return segment !== null || span !== null
    },
  ),
]
