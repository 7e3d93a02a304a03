/** What lanes say of a moment is what the reducer says of it: of every bundled graph, at every moment of its log. */
import { describe, expect, test } from 'vitest'
import library from '../../graphs/library.json' with { type: 'json' }
import {
  holdersAt,
  isShielded,
  kindOf,
  type Lanes,
  SEGMENT,
  segmentAt,
  type TaskLane,
} from '../../shared/lanes/index.ts'
import { levelOf, waitingAt } from '../../shared/lanes/levels.ts'
import type { RunEvent, Waiting } from '../../shared/protocol/events.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun, type RunState } from '../../shared/state/run-state.ts'
import { holdersOf } from '../../shared/state/selectors.ts'
import { OUTSIDE } from '../graphs/expected/index.ts'
import { logOf } from '../graphs/run-graph.ts'
import { testSupervisor } from '../runs/support.ts'
import { lanesOf } from './support.ts'

const outside = new Set(OUTSIDE.map(row => row.graph))
const graphs = library.graphs.map(entry => entry.id).filter(id => !outside.has(id))
/** States compared of one log. */
const MOMENTS = 60

describe.each(graphs)('%s', graph => {
  test('lanes and reducer agree at every moment', async () => {
    const log = await logOf(testSupervisor({ memoryLimitMb: 512 }), { graph })
    const events: RunEvent[] = log
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    const lanes = lanesOf(events, 7)
    const moments = [...new Set(events.map(event => event.at))]
    const every = Math.ceil(moments.length / MOMENTS)
    let state = emptyRun
    for (const at of moments.filter((_, i) => i % every === 0)) {
      const since = events.filter(event => event.seq > state.seq && event.at <= at)
      state = applyEvents(state, since)
      expect(fromLanes(lanes, at)).toEqual(fromState(state))
    }
  })
})

function fromLanes(lanes: Lanes, at: number) {
  const tasks = [...lanes.tasks.values()].filter(lane => segmentAt(lane, at) >= 0)
  const resources = [...lanes.resources.values()].filter(
    lane => lane.createdAt <= at && (lane.endedAt === null || lane.endedAt > at),
  )
  return {
    tasks: tasks.map(lane => taskAt(lanes, lane, at)),
    resources: resources.map(lane => {
      const i = segmentAt(lane, at)
      return { id: lane.resource, level: lane.level[i], waiting: lane.waiting[i], holders: holdersAt(lanes, lane, at) }
    }),
  }
}

function taskAt(lanes: Lanes, lane: TaskLane, at: number) {
  const index = segmentAt(lane, at)
  const ended = lane.endedAt !== null && lane.endedAt <= at
  return {
    id: lane.task,
    name: lane.name,
    state: ended ? lane.endState : STATES[kindOf(lane, index)],
    wait: ended ? null : lanes.waitOf(lane.wait[index]!),
    shielded: isShielded(lane, index),
    site: lane.site[index] || null,
  }
}

const STATES = {
  [SEGMENT.ready]: 'ready',
  [SEGMENT.running]: 'running',
  [SEGMENT.waiting]: 'waiting',
  [SEGMENT.cancelling]: 'cancelling',
  [SEGMENT.cancellingWait]: 'cancelling',
}

function fromState(state: RunState) {
  return {
    tasks: [...state.tasks.values()].map(task => ({
      id: task.id,
      name: task.name,
      state: task.state,
      wait: lasting(task.waiting),
      shielded: task.shielded,
      site: task.site,
    })),
    resources: [...state.resources.values()].map(({ id, stats }) => ({
      id,
      level: levelOf(stats),
      waiting: waitingAt(stats),
      holders: holdersOf(stats)
        .flatMap(({ task }) => (task === null ? [] : [task]))
        .sort((a, b) => a - b),
    })),
  }
}

function lasting(waiting: Waiting | null) {
  if (waiting === null) return null
  if (waiting.for === 'sleep' || waiting.for === 'shutdown') return { for: waiting.for }
  if (waiting.for === 'retry') return { for: 'retry', attempt: waiting.attempt }
  return waiting.for === 'call' ? { for: 'call', function: waiting.function } : waiting
}
