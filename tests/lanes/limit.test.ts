/** A store with a limit says of the part that it keeps what one without says of it, and keeps no more. */
import { describe, expect, test } from 'vitest'
import { type Lane, LaneBuilder, LaneStore, type Lanes } from '../../shared/lanes/index.ts'
import { PASSING, SharedValues } from '../../shared/lanes/shared-values.ts'
import type { ResourceStats, RunEvent, Waiting } from '../../shared/protocol/events.ts'
import { seeded } from '../support/lanes.ts'

const LIMIT = 4_000
const ROUNDS = 30_000
const LASTING = 5

describe('a run that goes on and on', () => {
  const { limited, whole, largest } = read()

  test('what is kept is the end of what there was, lane by lane', () => {
    expect([...limited.tasks.keys()]).toEqual([...whole.tasks.values()].filter(isKept).map(({ task }) => task))
    for (const lane of limited.tasks.values()) {
      const all = whole.tasks.get(lane.task)!
      expect(lane.dropped + lane.count).toBe(all.count)
      expect(told(limited, lane)).toEqual(told(whole, all).slice(lane.dropped))
    }
    for (const lane of limited.resources.values()) {
      const all = whole.resources.get(lane.resource)!
      const rows = (lanes: Lanes, { start, level, waiting, holders, count }: typeof all) =>
        Array.from({ length: count }, (_, i) => [start[i], level[i], waiting[i], lanes.holdersOf(holders[i]!)])
      expect(rows(limited, lane)).toEqual(rows(whole, all).slice(lane.dropped))
    }
  })

  test('each lane still says what it did from where the lanes begin', () => {
    const begun = [...limited.tasks.values()].filter(lane => lane.dropped > 0)
    expect(begun.length).toBeGreaterThan(LASTING - 1)
    expect(begun.filter(({ start }) => start[0]! > limited.from)).toEqual([])
  })

  test('no more is kept than the limit, and not much less', () => {
    expect(largest).toBeLessThanOrEqual(LIMIT)
    expect(sizeOf(limited)).toBeGreaterThan(LIMIT / 2)
    expect(limited.segments).toBe(sum([...limited.tasks.values(), ...limited.resources.values()], lane => lane.count))
  })

  test('marks go with the segments they stand on', () => {
    const lane = limited.tasks.get(1)!
    const all = whole.tasks.get(1)!
    expect(lane.cancels).toEqual(all.cancels.filter(({ at }) => at >= lane.start[0]!))
    expect(lane.cancels.length).toBeLessThan(all.cancels.length)
  })

  const isKept = ({ endedAt }: Lane) => endedAt === null || endedAt >= limited.from
})

describe('values that pass', () => {
  const news = (first: number, count: number, openFrom: number) => ({
    lasting: [],
    passing: Array.from({ length: count }, (_, i) => `v${first + i}`),
    firstPassing: PASSING + first,
    openFrom: PASSING + openFrom,
  })

  test('are kept while a column refers to them or a row may come that does', () => {
    const values = new SharedValues('nothing')
    values.add(news(0, 50_000, 40_000))
    values.keepOnly([new Uint32Array([0, PASSING + 20_000])])
    expect([0, 10, 20_000, 40_000, 49_999].map(index => values.of(index === 0 ? 0 : PASSING + index))).toEqual([
      ...['nothing', 'nothing', 'v20000', 'v40000', 'v49999'],
    ])
    expect(values.passing).toBeLessThan(13_000)
  })
})

// --- a log -------------------------------------------------------------------------------------------------------------------

function read(): { limited: LaneStore; whole: LaneStore; largest: number } {
  const builder = new LaneBuilder()
  const limited = new LaneStore(LIMIT)
  const whole = new LaneStore()
  let largest = 0
  let count = 0
  for (const event of events()) {
    builder.event(event)
    if (++count % 97 !== 0) continue
    const delta = builder.take()
    limited.add(delta)
    whole.add(delta)
    largest = Math.max(largest, sizeOf(limited))
  }
  return { limited, whole, largest }
}

const sum = <T>(of: readonly T[], amount: (each: T) => number): number =>
  of.reduce((all, each) => all + amount(each), 0)
/** A lane counts as so many segments. */
const sizeOf = ({ segments, tasks, resources }: LaneStore): number => segments + 24 * (tasks.size + resources.size)

function told(
  lanes: Lanes,
  { start, kind, wait, waker, count }: Lanes['tasks'] extends ReadonlyMap<number, infer T> ? T : never,
) {
  return Array.from({ length: count }, (_, i) => [start[i], kind[i], lanes.waitOf(wait[i]!), waker[i]])
}

/** Some tasks last; each round one of them makes a task, waits for it, has the lock, and is asked to cancel now and then. */
function* events(): Generator<RunEvent> {
  const random = seeded(7)
  let seq = 0
  let at = 0
  let next = 1
  const steps = new Map<number, number>()
  const now = () => ({ seq: ++seq, at })
  const created = (task: number): RunEvent => ({
    ...{ type: 'task.created', ...now(), task, name: `task ${task}`, node: null, copy: null },
    ...{ parent: null, body: false, group: null },
  })
  const became = (task: number, waiting: Waiting | null): RunEvent => {
    steps.set(task, (steps.get(task) ?? 0) + (waiting === null ? 1 : 0))
    return {
      ...{ type: 'task.changed', ...now(), task, state: waiting === null ? 'running' : 'waiting', since: at, waiting },
      ...{ deadline: null, steps: steps.get(task)!, ran: 0, waited: 0, site: null },
    }
  }
  const lock = (owner: number | null): ResourceStats => ({
    ...{ kind: 'lock', owner, since: owner === null ? null : at, waiting: 0, waiters: [] },
  })
  yield { type: 'resource.created', ...now(), resource: 1, name: 'lock', declared: true, stats: lock(null) }
  for (let i = 0; i < LASTING; i++) yield created(next++)
  const patient = next++
  yield created(patient)
  yield became(patient, { for: 'task', task: 1 }) // to the end
  for (let round = 0; round < ROUNDS; round++) {
    const task = 1 + Math.floor(random() * LASTING)
    at += Math.floor(random() * 50)
    yield became(task, null)
    const child = next++
    yield created(child)
    yield became(task, { for: 'task', task: child })
    at += Math.floor(random() * 50)
    yield became(child, null)
    yield { type: 'resource.changed', ...now(), resource: 1, stats: lock(child) }
    yield became(
      child,
      random() < 0.5 ? { for: 'sleep', until: at + 10 } : { for: 'resource', resource: 1, to: 'acquire' },
    )
    at += Math.floor(random() * 50)
    if (task === 1 && random() < 0.1)
      yield { type: 'task.cancelRequested', ...now(), task, request: { by: 'user', task: null, reason: null, at } }
    yield {
      type: 'task.ended',
      ...now(),
      task: child,
      state: 'finished',
      outcome: { kind: 'returned', value: null },
    } as never
    yield { type: 'resource.changed', ...now(), resource: 1, stats: lock(null) }
  }
}
