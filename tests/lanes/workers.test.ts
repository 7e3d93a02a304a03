/** Lanes of the run's workers, and what comes and goes while part of the log is missing. */
import { expect, test } from 'vitest'
import { LaneBuilder, LaneStore } from '../../shared/lanes/index.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun } from '../../shared/state/run-state.ts'
import { ScriptedRun } from '../support/scripted-run.ts'
import { lanesOf } from './support.ts'

/** Two threads; the second carries a call out from one second to three, when a process of another executor has come and one gone. */
function calls(): ScriptedRun {
  const thread = { type: 'worker.changed', worker: 2, kind: 'thread', since: 0 } as const
  const run = new ScriptedRun().start('virtual', 2).task(1, 'bill').lock(1, 'till').pass(1)
  run.add({ ...thread, state: 'busy', task: 1, call: { id: 1, text: 'price(2)' } }).pass(1)
  run.add({ type: 'worker.changed', worker: 3, kind: 'process', state: 'idle', task: null, call: null, since: 0 })
  run
    .lock(2, 'oven')
    .add({ type: 'resources.forgotten', resources: [1] })
    .pass(1)
  return run.add({ ...thread, state: 'idle', task: null, call: null }).add({ type: 'workers.removed', workers: [3] })
}

const drawn = (lanes: LaneStore) => ({
  workers: [...lanes.workers.values()].map(({ worker, kind, endedAt, count, start, state, call }) => ({
    ...{ worker, kind, endedAt },
    rows: Array.from({ length: count }, (_, i) => [start[i], state[i], call[i]?.text ?? null, call[i]?.task ?? null]),
  })),
  resources: [...lanes.resources.values()].map(({ name, createdAt, endedAt }) => [name, createdAt, endedAt]),
})

const thread = (worker: number, rows: unknown[]) => ({ worker, kind: 'thread', endedAt: null, rows })
const IDLE = ['idle', null, null]

test('a worker is idle from the start, has a call from when to when it has it, and is gone with its executor', () => {
  expect(drawn(lanesOf(calls().events, 3))).toEqual({
    workers: [
      thread(1, [[0, ...IDLE]]),
      thread(2, [
        [0, ...IDLE],
        [1e6, 'busy', 'price(2)', 1],
        [3e6, ...IDLE],
      ]),
      { worker: 3, kind: 'process', endedAt: 3e6, rows: [[2e6, ...IDLE]] },
    ],
    resources: [
      ['till', 0, 2e6],
      ['oven', 2e6, null],
    ],
  })
})

test('what came and went in a part that is missing is there, or gone, from the next whole state on', () => {
  const { events } = calls()
  const cut = events.findIndex(event => event.at >= 2e6)
  const builder = new LaneBuilder()
  const store = new LaneStore()
  for (const event of events.slice(0, cut - 1)) builder.event(event) // up to before the call
  builder.keyFrame(applyEvents(emptyRun, events))
  store.add(builder.take())
  expect(drawn(store)).toEqual({
    workers: [
      thread(1, [
        [0, ...IDLE],
        [3e6, ...IDLE],
      ]),
      thread(2, [
        [0, ...IDLE],
        [3e6, ...IDLE],
      ]),
    ],
    resources: [
      ['till', 0, 3e6],
      ['oven', 3e6, null],
    ],
  })
})

test('moments of the whole run are marked: a deadlock, and where it stood still', () => {
  const run = new ScriptedRun().start('virtual').pass(1).add({ type: 'run.paused' })
  run
    .pass(1)
    .add({ type: 'run.resumed' })
    .add({ type: 'run.deadlocked', deadlock: { cycle: [], tasks: [], total: 0 } })
  expect(lanesOf(run.events).moments).toEqual([
    { at: 1e6, what: 'paused', seq: 2 },
    { at: 2e6, what: 'resumed', seq: 3 },
    { at: 2e6, what: 'deadlock', seq: 4 },
  ])
})
