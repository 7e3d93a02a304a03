/** Going to moments of the run on the screen, while it goes on, is over, or is not recorded. */
import { expect, test } from 'vitest'
import { act } from '../../renderer/actions/index.ts'
import { connect, createStore, runNow } from '../../renderer/store/index.ts'
import { type Batch, ENDED, type RunEvent } from '../../shared/protocol/events.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun, toSnapshot } from '../../shared/state/run-state.ts'
import { testRun } from '../engine/support.ts'
import { FakeHost, FakePage, hello, ok } from '../support/fake-host.ts'
import { summaryOf } from '../support/summaries.ts'
import { WrittenLog } from '../support/written-log.ts'

const GRAPH = `
taskgraph: 1
name: test
resources: { till: { type: lock }, orders: { type: queue, maxsize: 2 } }
tasks:
  put: { script: "export default async ({ orders, log }) => { for (let i = 0; i < 20; i++) { await orders.put(i); log('put ' + i) } }" }
  get: { script: "import { sleep } from 'yieldpoint'; export default async ({ orders }) => { for (let i = 0; i < 20; i++) { await sleep(1); await orders.get() } }" }
  a: { holds: [till], sleep: 4 }
  b: { holds: [till], sleep: 3 }
`
const { events } = await testRun(GRAPH).go()
const id = (name: string) => [...applyEvents(emptyRun, events).tasks.values()].find(task => task.name === name)!.id
const upTo = (holds: (event: RunEvent) => boolean) => toSnapshot(applyEvents(emptyRun, events.filter(holds)))

/** A page that shows run 1, of which the host knows the first `known` events so far. */
async function watching(known = events.length) {
  const log = new WrittenLog().write(events.slice(0, known))
  log.over = known === events.length
  const host = new FakeHost({
    'app.hello': () => ok(hello({ runs: [summaryOf(1, { phase: log.over ? 'ended' : 'running', clock: 'virtual' })] })),
    'log.read': req => log.read(req),
  })
  const fake = new FakePage()
  const store = createStore(fake.environment(host))
  connect(store, host, () => {})
  await drained(fake)
  store.getState().showRun(1)
  host.push({ type: 'run.snapshot', run: 1, snapshot: toSnapshot(log.state) })
  return { log, host, fake, store, state: () => store.getState(), drained: () => drained(fake) }
}

/** Until nothing is under way between page, worker and host. */
async function drained(fake: FakePage): Promise<void> {
  for (let i = 0; i < 400; i++) await Promise.resolve()
  fake.frame()
}

const shown = ({ live }: ReturnType<Awaited<ReturnType<typeof watching>>['state']>) => live && toSnapshot(live.state)

test('every pane’s state is that of the moment, whichever it is, and Live returns', async () => {
  const page = await watching()
  const moments = [0, 1, 999_999, 1e6, 3.5e6, 4e6, 7e6, 12e6, 20e6]
  const seen = []
  for (const at of moments) {
    page.state().travelTo(at)
    await page.drained()
    seen.push({ at: page.state().moment?.at, now: runNow(page.state().live!, 0), state: shown(page.state()) })
  }
  page.state().travelTo(null)
  const live = { moment: page.state().moment, state: shown(page.state()) }
  expect(seen).toEqual(moments.map(at => ({ at, now: at, state: upTo(event => event.at <= at) })))
  expect(live).toEqual({ moment: null, state: upTo(() => true) })
})

test('the lanes are those of the whole log', async () => {
  const page = await watching()
  const undo = page.state().needLog()
  await page.drained()
  undo()
  const { lanes, logStatus } = page.state()
  const ended = [...lanes!.tasks.values()].map(lane => [lane.name, lane.endState])
  expect({ ended, at: lanes!.at, over: lanes!.ended, status: logStatus?.state }).toEqual({
    ...{ at: events.at(-1)!.at, over: true, status: 'ended' },
    ended: toSnapshot(applyEvents(emptyRun, events)).tasks.map(task => [task.name, task.state]),
  })
})

test('while a moment is looked at nothing jumps: what the run goes on to do is there on return', async () => {
  const half = events.findIndex(event => event.at > 5e6)
  const page = await watching(half)
  page.state().travelTo(2e6)
  await page.drained()
  page.log.write(events.slice(half))
  page.host.push({ type: 'run.batch', batch: batchOf(events.slice(half)) })
  await page.drained()
  const past = shown(page.state())
  page.state().travelTo(null)
  expect(past).toEqual(upTo(event => event.at <= 2e6))
  expect(shown(page.state())).toEqual(upTo(() => true))
})

test('of many wishes the last one counts, and the worker is asked for few of them', async () => {
  const page = await watching()
  page.state().needLog()
  await page.drained()
  const moments: (number | undefined)[] = []
  const wished: (number | null)[] = []
  page.store.subscribe(state => {
    if (moments.at(-1) !== state.moment?.at) moments.push(state.moment?.at)
    wished.push(state.travelling)
  })
  for (let at = 0; at <= 100; at++) page.state().travelTo(at * 1e5)
  wished.length = 0
  await page.drained()
  expect(moments.filter(at => at !== undefined)).toEqual([0, 10e6])
  expect([...new Set(wished)]).toEqual([10e6, null]) // what is shown of the wish never falls back to an earlier one
})

test('a wish that was taken back by Live is not granted late', async () => {
  const page = await watching()
  page.state().travelTo(3e6)
  page.state().travelTo(null)
  await page.drained()
  expect([page.state().moment, shown(page.state())]).toEqual([null, upTo(() => true)])
})

test('steps go from event to event, there and back', async () => {
  const page = await watching()
  const seqs: (number | null)[] = []
  const step = async (by: 1 | -1) => {
    page.state().travelStep(by)
    await page.drained()
    seqs.push(page.state().moment?.seq ?? null)
  }
  for (const by of [-1, -1, -1, 1, 1, 1] as const) await step(by)
  const last = events.at(-1)!.seq
  expect(seqs).toEqual([last - 1, last - 2, last - 3, last - 2, last - 1, last])
})

test('with a task selected, steps are those of its events alone, over the whole log', async () => {
  const page = await watching()
  page.state().needLog()
  await page.drained()
  const task = id('a')
  page.state().selectTask(task)
  const own = events.filter(event => taskOf(event) === task)
  const back: number[] = []
  for (const _ of own) {
    page.state().travelStep(-1)
    await page.drained()
    back.push(page.state().moment!.seq)
  }
  const there: number[] = []
  for (const _ of own) {
    page.state().travelStep(1)
    await page.drained()
    there.push(page.state().moment!.seq)
  }
  const seqs = own.map(event => event.seq)
  expect({ back, there }).toEqual({ back: seqs.toReversed(), there: [...seqs.slice(1), seqs.at(-1)] })
})

test('tasks cannot be cancelled or shielded in the past, from anywhere', async () => {
  const page = await watching(events.findIndex(event => event.at > 5e6))
  page.state().selectTask(id('get'))
  page.state().travelTo(2e6)
  await page.drained()
  act('task.cancel', page.state())
  act('task.shield', page.state())
  await page.state().cancelTask(id('get'))
  await page.state().shieldTask(id('get'), true)
  const asked = page.host.asked.filter(({ name }) => name.startsWith('task.'))
  page.state().travelTo(null)
  act('task.cancel', page.state())
  expect([asked, page.host.requests('task.cancel').length]).toEqual([[], 1])
})

test('a run that is not recorded says so, and stays live', async () => {
  const page = await watching()
  page.host.answers['log.read'] = () => ({
    ok: false,
    error: { code: 'host/unknown-run', details: { run: 1 } } as never,
  })
  page.state().travelTo(1e6)
  await page.drained()
  expect([page.state().failure?.code, page.state().moment, page.state().travelling]).toEqual([
    'host/unknown-run',
    null,
    null,
  ])
})

test('another run on the screen is live, whatever moment was looked at', async () => {
  const page = await watching()
  page.state().travelTo(1e6)
  await page.drained()
  page.state().showRun(null)
  expect([page.state().moment, page.state().lanes, page.state().live]).toEqual([null, null, null])
})

test('where the beginning was dropped, the first moment that is kept is shown for all before it', async () => {
  const page = await watching()
  page.log.oldest = 1
  page.state().travelTo(0)
  await page.drained()
  const first = events[149]!
  expect([page.state().moment, page.state().logStatus?.from.seq]).toEqual([
    { at: first.at, seq: expect.any(Number) },
    150,
  ])
})

test('nothing is read while nothing needs the log', async () => {
  const page = await watching(200)
  await page.drained()
  const before = page.host.requests('log.read').length
  const undo = page.state().needLog()
  await page.drained()
  const needed = page.host.requests('log.read').length
  undo()
  await page.drained()
  page.fake.pass(10_000)
  await page.drained()
  expect([before, needed > 1, page.host.requests('log.read').length - needed]).toEqual([0, true, 0])
})

test('while its log is needed, a run that goes on is read on, and one that is over is not read again', async () => {
  const half = events.findIndex(event => event.at > 5e6)
  const page = await watching(half)
  const undo = page.state().needLog()
  await page.drained()
  const early = page.state().lanes!.at
  page.log.write(events.slice(half))
  page.log.over = true
  page.fake.pass(50)
  await page.drained()
  const late = page.state().lanes!.at
  const asked = page.host.requests('log.read').length
  undo()
  page.state().needLog()
  await page.drained()
  expect({ early, late, again: page.host.requests('log.read').length - asked }).toEqual({
    early: events[half - 1]!.at,
    late: events.at(-1)!.at,
    again: 0,
  })
})

test('what needs the log has that of another run as soon as it is on the screen', async () => {
  const page = await watching()
  page.state().needLog()
  await page.drained()
  page.state().showRun(null)
  page.state().showRun(1)
  await page.drained()
  expect(page.state().lanes?.at).toBe(events.at(-1)!.at)
})

test('there is no step beyond the ends: one stays where one is, and nothing is waited for', async () => {
  const page = await watching()
  page.state().travelTo(0)
  await page.drained()
  const seqs: unknown[] = []
  for (const by of [-1, -1, -1] as const) {
    page.state().travelStep(by)
    await page.drained()
    seqs.push([page.state().moment?.seq, page.state().travelling])
  }
  page.state().travelTo(events.at(-1)!.at)
  await page.drained()
  page.state().travelStep(1)
  await page.drained()
  expect([seqs.at(-1), [page.state().moment?.seq, page.state().travelling]]).toEqual([
    [expect.any(Number), null],
    [events.at(-1)!.seq, null],
  ])
})

test('why a log cannot be read is said once', async () => {
  const page = await watching()
  page.host.answers['log.read'] = () => ({
    ok: false,
    error: { code: 'host/unknown-run', details: { run: 1 } } as never,
  })
  page.state().travelTo(1e6)
  await page.drained()
  page.state().dismissFailure()
  page.state().needLog()
  await page.drained()
  expect(page.state().failure).toBe(null)
})

function taskOf(event: RunEvent): number | null | undefined {
  if (event.type === 'finding') return event.finding.task?.id
  return 'task' in event && event.type !== 'worker.changed' ? event.task : null
}

function batchOf(of: readonly RunEvent[]): Batch {
  const last = of.at(-1)!
  return { run: 1, from: of[0]!.seq - 1, to: last.seq, at: last.at, merged: 0, dropped: 0, events: [...of] }
}

test('the graph of these tests ends', () => {
  expect(upTo(() => true).tasks.every(task => ENDED.includes(task.state))).toBe(true)
})
