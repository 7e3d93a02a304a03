/** What is exported is a trace: by its schema, and counted against the log. */
import { expect, test } from 'vitest'
import { RUN_PID, tidOf } from '../../electron/recordings/trace/task-tracks.ts'
import { TraceWriter } from '../../electron/recordings/trace/trace.ts'
import { Wakers } from '../../electron/recordings/trace/wakers.ts'
import { waitName } from '../../electron/recordings/trace/words.ts'
import type { RunEvent, Waiting } from '../../shared/protocol/events.ts'
import { ScriptedRun } from '../support/scripted-run.ts'
import { kitchenLog } from './support.ts'
import { type CheckedEvent, traceSchema } from './trace-format.ts'

const ABOUT = { name: 'Pizza kitchen', id: 'test', clock: 'virtual', seed: 7 } as const

function traced(events: readonly RunEvent[]): CheckedEvent[] {
  let text = ''
  const trace = new TraceWriter(ABOUT, piece => {
    text += piece
  })
  for (const event of events) trace.next(event)
  trace.finish()
  return traceSchema.parse(JSON.parse(text)).traceEvents
}

const of = <P extends CheckedEvent['ph']>(ph: P, trace: CheckedEvent[]) =>
  trace.filter((event): event is Extract<CheckedEvent, { ph: P }> => event.ph === ph)

test('the pizza kitchen: a lane a task and a lock, an arrow a wake, a mark a request, as many as in its log', async () => {
  const log = await kitchenLog({ interventions: [{ do: 'cancel', task: 'chef[0]', atSeconds: 1.2 }] })
  const trace = traced(log)
  const wakers = new Wakers()
  const woken = log.filter(event => (wakers.next(event) ?? 0) > 0).length
  const count = (is: (event: RunEvent) => boolean) => log.filter(is).length
  expect({
    lanes: of('M', trace).filter(({ name }) => name === 'thread_name').length,
    begun: of('s', trace).length,
    ended: of('f', trace).length,
    requests: of('i', trace).filter(({ cat }) => cat === 'cancel').length,
    logged: of('i', trace).filter(({ cat }) => cat === 'log').length,
    steps: of('X', trace).filter(({ cat, name }) => cat === 'running' || name === 'cancelling: running').length,
  }).toEqual({
    lanes: count(({ type }) => type === 'task.created') + 1 + 1, // the till's owner, and the run itself
    begun: woken,
    ended: woken,
    requests: count(({ type }) => type === 'task.cancelRequested'),
    logged: count(({ type }) => type === 'logged'),
    steps: new Set(
      log.flatMap(event =>
        (event.type === 'task.ended' || event.type === 'task.changed') && event.steps > 0
          ? [`${event.task} ${event.steps}`]
          : [],
      ),
    ).size,
  })
  expect(woken).toBeGreaterThan(10)
})

test('slices of a lane follow one another and cover the task from its making to its end', async () => {
  const log = await kitchenLog()
  const trace = of('X', traced(log)).filter(({ cat }) => cat !== 'owner')
  const lanes = Map.groupBy(trace, ({ tid }) => tid - 1)
  const covered = [...lanes].map(([task, slices]) => {
    const gaps = slices.slice(1).filter((slice, i) => slice.ts !== slices[i]!.ts + slices[i]!.dur).length
    const last = slices.at(-1)!
    return { task, from: slices[0]!.ts, to: last.ts + last.dur, gaps }
  })
  const made = log.flatMap(event => (event.type === 'task.created' ? [event] : []))
  const endOf = (task: number) => log.find(event => event.type === 'task.ended' && event.task === task)!.at
  const wanted = made.map(({ task, at }) => ({ task, from: at, to: endOf(task), gaps: 0 }))
  expect(covered.sort((a, b) => a.task - b.task)).toEqual(wanted)
})

test('each end of an arrow lies within a slice that stands before it in the file', async () => {
  const trace = traced(await kitchenLog())
  const loose = trace.filter((event, at) => {
    if (event.ph !== 's' && event.ph !== 'f') return false
    const within = (slice: CheckedEvent): boolean =>
      slice.ph === 'X' &&
      slice.tid === event.tid &&
      slice.ts <= event.ts &&
      (event.ts < slice.ts + slice.dur || (slice.dur === 0 && slice.ts === event.ts))
    return !trace.slice(0, at).some(within)
  })
  expect(loose).toEqual([])
})

test('a wait says what for and where, a lock who had it; what has not ended lasts to the end', () => {
  const run = new ScriptedRun().start().task(1, 'a').task(2, 'b').lock(1, 'till', 1)
  run.add({ type: 'script.loaded', file: 'main.ts', first: 1, sites: [{ name: 'b', line: 3, column: 5 }] })
  const waits = { for: 'resource', resource: 1, to: 'acquire' } as const
  run.pass(1).add({
    ...{ type: 'task.changed', task: 2, state: 'waiting', since: 0, waiting: waits, deadline: null },
    ...{ site: 1, steps: 1, ran: 0, waited: 0 },
  })
  run.pass(2).add({
    type: 'resource.changed',
    resource: 1,
    stats: { kind: 'lock', owner: 2, since: 3e6, waiters: [], waiting: 0 },
  })
  const slices = of('X', traced(run.events)).map(({ name, ts, dur, args }) => ({ name, ts, dur, args }))
  expect(slices).toEqual([
    { name: 'ready', ts: 0, dur: 1e6, args: {} },
    { name: 'a', ts: 0, dur: 3e6 },
    { name: 'b', ts: 3e6, dur: 0 },
    { name: 'ready', ts: 0, dur: 3e6, args: { open: true } },
    { name: 'acquire till', ts: 1e6, dur: 2e6, args: { waitsFor: 'acquire till', at: 'main.ts:3:5', open: true } },
  ])
})

test('moments are marked on the lane of their task, those of the whole run on its own, with what is known of them', () => {
  const run = new ScriptedRun().start('virtual').task(1, 'a').task(2, 'b')
  const request = { reason: 'too slow', at: 0 } as const
  run.add({ type: 'task.cancelRequested', task: 1, request: { ...request, by: 'task', task: 2 } })
  run.add({ type: 'task.cancelRequested', task: 2, request: { ...request, by: 'timeout', task: null } })
  run.pass(1).add({ type: 'logged', task: 1, text: 'hot' })
  const error = { name: 'OvenError', message: 'no gas', known: null, stack: [] }
  const ended = { type: 'task.ended', site: null, steps: 1, ran: 0, waited: 0 } as const
  run.add({ ...ended, task: 1, state: 'failed', outcome: { kind: 'raised', error } })
  run.add({ ...ended, task: 2, state: 'finished', outcome: { kind: 'returned', value: null } })
  run.add({ type: 'run.deadlocked', deadlock: { cycle: [], tasks: [3], total: 7 } })
  const marks = of('i', traced(run.events)).map(({ name, cat, tid, s, ts, args }) => [name, cat, tid, s, ts, args])
  expect(marks).toEqual([
    ['cancel requested', 'cancel', tidOf(1), 't', 0, { by: 'b', reason: 'too slow' }],
    ['cancel requested', 'cancel', tidOf(2), 't', 0, { by: 'timeout', reason: 'too slow' }],
    ['hot', 'log', tidOf(1), 't', 1e6, {}],
    ['OvenError', 'exception', tidOf(1), 't', 1e6, { message: 'no gas' }],
    ['deadlock', 'deadlock', RUN_PID, 'p', 1e6, { tasks: 7 }],
  ])
})

test('how many tasks are ready is told once for each moment at which it was another number', () => {
  const run = new ScriptedRun().start('virtual').task(1, 'a').task(2, 'b')
  run.pass(1).is(1, 'running').is(2, 'running').is(2, 'ready')
  run.pass(1).is(1, 'waiting', { for: 'future' })
  run.pass(1).is(2, 'running')
  const counted = of('C', traced(run.events)).filter(({ name }) => name === 'ready tasks')
  expect(counted.map(({ ts, args }) => [ts, args['ready']])).toEqual([
    [0, 2],
    [1e6, 1],
    [3e6, 0],
  ])
})

const NAMES = { task: (id: number) => `t${id}`, resource: (id: number) => `r${id}` }
const four = { tasks: [1, 2, 3, 4], total: 9 }

test.each<readonly [Waiting, string]>([
  [{ for: 'sleep', until: 1 }, 'sleep'],
  [{ for: 'resource', resource: 1, to: 'put' }, 'put r1'],
  [{ for: 'task', task: 1 }, 'await t1'],
  [{ for: 'tasks', by: 'gather', until: 'all', tasks: [1, 2, 3], total: 3 }, 'gather t1, t2, t3'],
  [{ for: 'tasks', by: 'wait', until: 'first', ...four }, 'wait t1, t2, t3 and 6 more'],
  [{ for: 'group', group: 1, tasks: [1], total: 1 }, 'group: t1'],
  [{ for: 'after', tasks: [1, 2], total: 4 }, 'after t1, t2 and 2 more'],
  [{ for: 'shield', task: 1 }, 'shield t1'],
  [{ for: 'shield', task: null }, 'shield'],
  [{ for: 'call', call: 1, function: 'price' }, 'call price'],
  [{ for: 'shutdown', calls: 2 }, 'executor shutdown'],
  [{ for: 'retry', until: 1, attempt: 2 }, 'retry 2'],
  [{ for: 'future' }, 'future'],
])('a wait for %j is called “%s”', (waiting, name) => {
  expect(waitName(waiting, NAMES)).toBe(name)
})
