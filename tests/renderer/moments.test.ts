/** A log in many parts: what is found in it must not depend on where they begin. */
import { expect, test } from 'vitest'
import { KeptLog } from '../../renderer/log/kept-log.ts'
import { arrive } from '../../renderer/log/moments.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun } from '../../shared/state/run-state.ts'
import { testRun } from '../engine/support.ts'
import { WrittenLog } from '../support/written-log.ts'

const { events } = await testRun(`
taskgraph: 1
name: test
resources: { till: { type: lock } }
tasks:
  early: { holds: [till], sleep: 1 }
  late: { holds: [till], sleep: 50 }
  busy: { script: "import { sleep } from 'yieldpoint'; export default async () => { for (let i = 0; i < 40; i++) { await sleep(1); await sleep(0) } }" }
`).go()
const last = events.at(-1)!.seq

function kept(eventsAPart: number, budgetBytes = 1e9): KeptLog {
  const log = new KeptLog(budgetBytes, { keyFrame() {}, event() {}, damaged() {} }, eventsAPart)
  for (const [number, bytes] of new WrittenLog().write(events).segments.entries()) log.add(number, bytes)
  return log
}

const own = (task: number | null) => events.filter(event => task === null || taskOf(event) === task)

function taskOf(event: RunEvent): number | null | undefined {
  if (event.type === 'finding') return event.finding.task?.id
  return 'task' in event && event.type !== 'worker.changed' ? event.task : null
}

/** Where steps lead from the one end to the other, with the hints that lanes would give. */
function walk(log: KeptLog, by: 1 | -1, task: number | null): number[] {
  const seqs: number[] = []
  let from = by === 1 ? { seq: 0, at: 0 } : { seq: last + 1, at: events.at(-1)!.at }
  for (;;) {
    const times = own(task).map(event => event.at)
    const beside = by === 1 ? times.find(at => at > from.at) : times.findLast(at => at < from.at)
    const found = arrive(log, { kind: 'step', by, from, task, hint: task === null ? null : (beside ?? from.at) })
    if (found === null) return seqs
    from = found.position
    seqs.push(from.seq)
  }
}

test.each([7, 50, 10_000])('in parts of %i events, every state and every step is that of the whole log', size => {
  const log = kept(size)
  const moments = events.filter((_, i) => i % 9 === 0).map(event => event.at)
  const states = moments.map(at => arrive(log, { kind: 'at', at })!.state)
  expect(states).toEqual(
    moments.map(at =>
      applyEvents(
        emptyRun,
        events.filter(event => event.at <= at),
      ),
    ),
  )
  for (const task of [1, 2, 3, null]) {
    const seqs = own(task).map(event => event.seq)
    expect([walk(log, 1, task), walk(log, -1, task).filter(seq => seq > 0)]).toEqual([seqs, seqs.toReversed()])
  }
})

test('over its budget it lets its beginning go, and shows for it the first moment that it has', () => {
  const log = kept(20, 4_000)
  const first = log.frames[0]!
  const arrival = arrive(log, { kind: 'at', at: 0 })!
  expect([first.seq > 20, arrival.position.at, arrival.state.tasks.size, log.frames.length > 1]).toEqual([
    true,
    first.at,
    3,
    true,
  ])
  expect(arrive(log, { kind: 'at', at: 60e6 })!.state).toEqual(applyEvents(emptyRun, events))
})

test('a budget that no part keeps within leaves the last one, whose moments are still there', () => {
  const log = kept(20, 1)
  expect([log.frames.length, arrive(log, { kind: 'at', at: 60e6 })!.state]).toEqual([1, applyEvents(emptyRun, events)])
})
