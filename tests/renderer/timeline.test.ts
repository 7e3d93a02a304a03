/** What the timeline shows of a run and what is selected in it, on a run written by hand. */
import { expect, test } from 'vitest'
import { createStore, timelineOf, timeOf, windowOf } from '../../renderer/store/index.ts'
import { lanesOf } from '../lanes/support.ts'
import { FakeHost, FakePage } from '../support/fake-host.ts'
import { ScriptedRun } from '../support/scripted-run.ts'

/** Task 1 has two sleeps with a step before, between and behind them; ten seconds in all. Task 2 begins when one second is over. */
function sleeper(): ScriptedRun {
  const run = new ScriptedRun().start('virtual').task(1, 'sleeper').is(1, 'running').pass(1)
  run.task(2, 'late').is(2, 'running')
  run.is(1, 'waiting', { for: 'sleep', until: 4e6 }).pass(3)
  run.is(1, 'running').pass(1)
  run.is(1, 'waiting', { for: 'sleep', until: 9e6 }).pass(2)
  run.cancelRequested(1).is(1, 'cancelling', { for: 'sleep', until: 9e6 }).pass(2)
  return run.is(1, 'cancelling').pass(1).ended(1, 'cancelled')
}
const FIRST_SLEEP = 2
const SECOND_SLEEP = 4
/** Of which a cancel request has made two segments. */
const AFTER_SECOND_SLEEP = 6

const over = (): ScriptedRun => sleeper().add({ type: 'run.ended', outcome: 'finished', error: null })

/** A page that has the log of the run, with that task selected. */
function shown(run: ScriptedRun, task = 1) {
  const store = createStore(new FakePage().environment(new FakeHost()))
  const lanes = lanesOf(run.events)
  const went: (number | null)[] = []
  store.setState({ shownRun: 1, lanes, travelTo: at => void went.push(at) })
  store.getState().selectTask(task)
  const state = store.getState
  return {
    state,
    /** Where the time cursor was sent. */
    went,
    timeline: () => timelineOf(state()),
    window: () => windowOf(timelineOf(state()).view, timeOf(lanes)),
    lookAt: (from: number, to: number) => state().showTime({ from, to }),
    cursorAt: (at: number) => store.setState({ moment: { at, seq: 1 } }),
    selected: () => timelineOf(state()).segment?.number ?? null,
  }
}

test('zooming keeps the middle in place, or the time cursor if it is in sight', () => {
  const { state, window, lookAt, cursorAt } = shown(over())
  lookAt(2e6, 6e6)
  state().zoomTime(0.5)
  const middle = window()
  const seen = [2e6, 6e6, 5e6, 1.9e6].map(at => {
    lookAt(2e6, 6e6)
    cursorAt(at)
    state().zoomTime(0.5)
    return window()
  })
  expect([middle, ...seen]).toEqual([
    { from: 3e6, to: 5e6 },
    { from: 2e6, to: 4e6 }, // its edges are in sight
    { from: 4e6, to: 6e6 },
    { from: 3.5e6, to: 5.5e6 },
    { from: 3e6, to: 5e6 },
  ])
})

test('what is shown up to the end of a run follows it only while it goes on', () => {
  const kinds = [sleeper(), over()].map(run => {
    const { lookAt, timeline } = shown(run)
    lookAt(8e6, 10.1e6)
    return timeline().view.kind
  })
  expect(kinds).toEqual(['follow', 'at'])
})

test('a segment out of sight that is selected is brought into sight, and does not follow the run from there', () => {
  const { state, window, timeline, lookAt } = shown(sleeper())
  lookAt(0, 0.5e6)
  state().selectSegment(1, FIRST_SLEEP)
  const begin = window()
  lookAt(9.8e6, 9.9e6)
  state().selectSegment(1, 1)
  expect({
    sleepBeginsAt: (1e6 - begin.from) / (begin.to - begin.from),
    view: timeline().view.kind,
    task: state().selected?.id,
  }).toEqual({
    sleepBeginsAt: expect.closeTo(0.1),
    view: 'at',
    task: 1,
  })
})

test('the last segment is brought into sight at the end, which is followed only while the run goes on', () => {
  const kinds = [sleeper(), over()].map(run => {
    const { state, timeline, lookAt } = shown(run, 2)
    lookAt(0, 2e6)
    state().selectSegment(1, AFTER_SECOND_SLEEP)
    return [timeline().view.kind, state().selected?.id]
  })
  expect(kinds).toEqual([
    ['follow', 1],
    ['at', 1],
  ])
})

test('fitted, followed and panned, the view is what it says', () => {
  const { state, window, timeline, lookAt } = shown(over())
  lookAt(2e6, 4e6)
  state().panTime(0.5)
  const panned = window()
  state().followTime()
  const followed = timeline().view
  state().fitTime()
  expect([panned, followed, timeline().view]).toEqual([
    { from: 3e6, to: 5e6 },
    { kind: 'follow', width: 2e6 },
    { kind: 'fit' },
  ])
})

test('before anything is known of the run’s time there is nothing to move or select in', () => {
  const state = createStore(new FakePage().environment(new FakeHost())).getState
  const before = state().timeline
  state().zoomTime(0.5)
  state().showTime({ from: 1, to: 2 })
  state().followTime()
  state().selectSpanInView()
  state().selectSegment(1, 0)
  state().travelHere()
  expect([state().timeline, state().travelling]).toEqual([before, null])
})

test('the time cursor goes to the beginning of what is selected, or to the middle of the view', () => {
  const { state, lookAt, went } = shown(over())
  lookAt(1e6, 5e6)
  state().selectSegment(1, FIRST_SLEEP)
  state().travelHere()
  state().clearTimeline()
  state().travelHere()
  expect(went).toEqual([1e6, 3e6])
})

test('each wish to search is one more than the last', () => {
  const { state } = shown(over())
  const counts = [state().timelineSearch]
  for (let i = 0; i < 2; i++) {
    state().searchTimeline()
    counts.push(state().timelineSearch)
  }
  expect(new Set(counts).size).toBe(3)
})

test('steps go from wait to step and over the whole of a wait, end where the lane ends, and begin at what is looked at', () => {
  const { state, selected, lookAt } = shown(over())
  lookAt(2e6, 4e6)
  const walk = [1, 1, 1, 1, 1, -1, -1].map(by => {
    state().stepSegment(by as 1 | -1)
    return selected()
  })
  expect(walk).toEqual([
    ...[FIRST_SLEEP, 3, SECOND_SLEEP, AFTER_SECOND_SLEEP, AFTER_SECOND_SLEEP],
    ...[SECOND_SLEEP, 3],
  ])
})

test('what the selected task does here is at the time cursor if that is in sight, else in the middle; its first if it begins later', () => {
  const { state, selected, lookAt, cursorAt } = shown(over())
  const here = (): number | null => {
    state().selectSegmentHere()
    return selected()
  }
  lookAt(3e6, 6e6)
  const middle = here()
  const cursor = [3e6, 6e6, 9.5e6].map(at => {
    lookAt(3e6, 6e6)
    cursorAt(at)
    return here()
  })
  const late = shown(over(), 2)
  late.lookAt(0, 0.5e6)
  late.state().selectSegmentHere()
  expect({ middle, cursor, late: late.timeline().segment }).toEqual({
    middle: 3, // at 4.5 s
    cursor: [FIRST_SLEEP, SECOND_SLEEP, 3],
    late: { task: 2, number: 0 },
  })
})

test('without a task selected there is nothing to step through', () => {
  const { state, timeline } = shown(over())
  state().clearSelection()
  state().stepSegment(1)
  state().selectSegmentHere()
  state().selectSegment(9, 0)
  state().selectSegment(1, 7)
  expect(timeline().segment).toBe(null)
})

test('a span and a segment exclude each other, and both are of the run on the screen alone', () => {
  const { state, timeline, lookAt } = shown(over())
  lookAt(1e6, 5e6)
  state().selectSegment(1, FIRST_SLEEP)
  state().selectSpanInView()
  const span = timeline()
  state().selectSegmentAt(1, 4.2e6)
  const segment = timeline()
  const elsewhere = timelineOf({ ...state(), shownRun: 2 })
  expect([span, segment, elsewhere].map(({ span, segment }) => ({ span, segment }))).toEqual([
    { span: { from: 1e6, to: 5e6 }, segment: null },
    { span: null, segment: { task: 1, number: 3 } },
    { span: null, segment: null },
  ])
})
