import { describe, expect, test } from 'vitest'
import { outcomeSummary } from '../../../renderer/views/reasons/outcome-summary.ts'
import { waitingSummary } from '../../../renderer/views/reasons/waiting-summary.ts'
import type { Language } from '../../../shared/errors.ts'
import type { Outcome } from '../../../shared/protocol/events.ts'
import type { RunState } from '../../../shared/state/run-state.ts'
import { ScriptedRun } from '../../support/scripted-run.ts'
import { queue, semaphore, taskOf } from './scene.ts'
import { spoken } from './spoken.ts'

/** The reason of task 1 at `now`, by default the time of the last event. */
const reason = ({ state }: ScriptedRun, now = state.at): string => spoken(waitingSummary(taskOf(state, 1), state, now))

describe('what a waiting task is said to wait for', () => {
  test('a lock, with its owner by name', () => {
    const run = new ScriptedRun().task(1, 'chef').task(2, 'cashier').lock(1, 'till', 2).waits(1, 1)
    expect(reason(run)).toBe('till · held by cashier')
  })

  test('a lock that was given back while it waits: its turn comes', () => {
    expect(reason(new ScriptedRun().task(1, 'chef').lock(1, 'till').waits(1, 1))).toBe('till · its turn comes')
  })

  test('permits, with their holders where they are few, with their number where they are many', () => {
    const ovens = (...holders: number[]) => {
      const run = new ScriptedRun().resource(1, 'ovens', semaphore(holders.length, holders))
      for (const task of [1, 2, 3, 4]) run.task(task, `chef[${task}]`)
      return run.waits(1, 1)
    }
    expect([reason(ovens(2, 3)), reason(ovens(2, 3, 4))]).toEqual([
      'ovens · held by chef[2], chef[3]',
      'ovens · held by 3 others',
    ])
  })

  test('a permit that nobody holds and nobody gives', () => {
    const run = new ScriptedRun().task(1, 'chef').resource(1, 'signal', semaphore(0, [])).waits(1, 1)
    expect(reason(run)).toBe('signal · no task holds it')
  })

  test('a queue by what is wrong with it for this task', () => {
    const wants = (to: 'put' | 'get' | 'join', size: number) =>
      reason(new ScriptedRun().task(1, 'waiter').resource(1, 'orders', queue(size, 5)).waits(1, 1, to))
    expect([wants('put', 5), wants('put', 4), wants('get', 0), wants('get', 1), wants('join', 1)]).toEqual([
      'orders is full, 5 of 5',
      'orders · its turn comes',
      'orders is empty',
      'orders · its turn comes',
      'orders has 1 item not done',
    ])
  })

  test('a condition by its notification, and after that by the lock, if somebody holds it', () => {
    const till = (owner: number | null, notified: number[]) =>
      new ScriptedRun()
        .task(1, 'guest')
        .task(2, 'cashier')
        .lock(1, 'till', owner)
        .resource(2, 'paid', { kind: 'condition', lock: 1, waiters: [], waiting: 0, notified })
    expect([
      reason(till(null, []).waits(1, 2, 'wait')),
      reason(till(2, [1]).waits(1, 1)),
      reason(till(2, []).waits(1, 1)),
      reason(till(null, [1]).waits(1, 1)),
    ]).toEqual([
      'paid · to be notified',
      'again till · held by cashier',
      'till · held by cashier',
      'till · its turn comes',
    ])
  })

  test('a barrier by how many are there; once they leave, by its turn', () => {
    const at = (state: 'filling' | 'draining') =>
      new ScriptedRun()
        .task(1, 'guest')
        .resource(1, 'course', { kind: 'barrier', parties: 3, state, waiters: [1], waiting: 1 })
        .waits(1, 1, 'wait')
    expect([reason(at('filling')), reason(at('draining'))]).toEqual([
      'course · 1 of 3 there',
      'course · its turn comes',
    ])
  })

  test('a group by its name, if it has one, and several tasks by how many of them must end', () => {
    const group = (name: string | null) =>
      reason(
        new ScriptedRun()
          .task(1, 'host')
          .task(2, 'soup', { group: { id: 1, name, owner: 1 } })
          .is(1, 'waiting', { for: 'group', group: 1, tasks: [2], total: 1 }),
      )
    const several = (until: 'all' | 'first' | 'error') =>
      reason(
        new ScriptedRun().task(1, 'host').is(1, 'waiting', { for: 'tasks', by: 'wait', until, tasks: [], total: 3 }),
      )
    expect([group('menu'), group(null), several('all'), several('first'), several('error')]).toEqual([
      'group menu · 1 task left',
      'its task group · 1 task left',
      'the end of 3 tasks',
      'the first of 3 tasks to end',
      '3 tasks, or the first error',
    ])
  })

  test('a timer by the time that is left, never below zero', () => {
    const run = new ScriptedRun().task(1, 'chef').is(1, 'waiting', { for: 'sleep', until: 250_000 })
    expect([reason(run), reason(run, 1_000_000)]).toEqual(['sleep, 0.25 s left', 'sleep, 0.00 s left'])
  })

  test('upstream tasks by the names of the graph, copies once, the rest counted', () => {
    const run = new ScriptedRun().task(1, 'close')
    for (const task of [2, 3]) run.task(task, `chef[${task}]`, { node: 'chef' })
    for (const [i, name] of ['a', 'b', 'c'].entries()) run.task(4 + i, name, { node: name })
    run.is(1, 'waiting', { for: 'after', tasks: [2, 3, 4, 5, 6], total: 7 })
    expect(reason(run)).toBe('after chef, a, b and 3 more')
  })

  test('a call by the worker that runs it, or by the lack of one', () => {
    const call = () => new ScriptedRun().task(1, 'bill').is(1, 'waiting', { for: 'call', call: 1, function: 'price' })
    const taken = (kind: 'thread' | 'process', id: number) =>
      call().add({
        type: 'worker.changed',
        worker: 2,
        kind,
        state: 'busy',
        task: 1,
        call: { id, text: 'price(4)' },
        since: 0,
      })
    expect([taken('thread', 1), taken('process', 1), taken('thread', 2), call()].map(run => reason(run))).toEqual([
      'worker 2 · price()',
      'worker process 2 · price()',
      'price() · no worker is free', // the task's other call has that worker
      'price() · no worker is free',
    ])
  })

  test('a task that is no longer kept by its number', () => {
    expect(reason(new ScriptedRun().task(1, 'main').is(1, 'waiting', { for: 'task', task: 9 }))).toBe('the end of #9')
  })
})

describe('what a task is said to do that does not wait', () => {
  test('running, where; ready, whether for the first time', () => {
    const fresh = () => new ScriptedRun().task(1, 'chef')
    const running = fresh()
      .add({
        type: 'script.loaded',
        file: 'pizza-kitchen/chef.ts',
        first: 1,
        sites: [{ name: 'chef', line: 8, column: 3 }],
      })
      .add({
        type: 'task.changed',
        task: 1,
        state: 'running',
        since: 0,
        waiting: null,
        deadline: null,
        site: 1,
        steps: 1,
        ran: 0,
        waited: 0,
      })
    expect([reason(running), reason(fresh().is(1, 'ready')), reason(fresh())]).toEqual([
      'chef.ts:8',
      'its turn comes',
      'not started yet',
    ])
  })

  test('cleaning up, for how long and because of whom', () => {
    const run = new ScriptedRun()
      .task(1, 'courier')
      .task(2, 'main')
      .add({ type: 'task.cancelRequested', task: 1, request: { by: 'task', task: 2, reason: null, at: 0 } })
      .is(1, 'cancelling')
    expect(reason(run, 120_000)).toBe('cleaning up for 0.12 s · cancelled by main')
  })

  test('a cancel that was just clicked and not yet confirmed is the user’s', () => {
    expect(reason(new ScriptedRun().task(1, 'courier').is(1, 'cancelling'), 120_000)).toBe(
      'cleaning up for 0.00 s · cancelled by you',
    )
  })
})

describe('how a task is said to have ended', () => {
  const ended = (run: RunState, task = 1, language: Language = 'en'): string => {
    const said = outcomeSummary(taskOf(run, task), run, language)
    return said ? spoken(said, language) : 'not ended'
  }
  const end = (run: ScriptedRun, task: number, state: 'finished' | 'failed' | 'cancelled', outcome: Outcome) =>
    run.add({ type: 'task.ended', task, state, outcome, site: null, steps: 1, ran: 0, waited: 0 })

  test('with a value, with nothing, not at all', () => {
    const run = new ScriptedRun().task(1, 'a').task(2, 'b').task(3, 'c').ended(2)
    end(run, 1, 'finished', { kind: 'returned', value: '42' })
    expect([1, 2, 3].map(task => ended(run.state, task))).toEqual(['returned 42', 'returned nothing', 'not ended'])
  })

  test('with an error and its place; one of ours in the reader’s language', () => {
    const stack = [{ name: 'heat', file: 'pizza-kitchen/oven.ts', line: 31, column: 1 }]
    const known = { code: 'host/lost', details: {} } as const
    const run = new ScriptedRun().task(1, 'thermostat').task(2, 'radio')
    end(run, 1, 'failed', { kind: 'raised', error: { name: 'RangeError', message: 'too hot', known: null, stack } })
    end(run, 2, 'failed', { kind: 'raised', error: { name: 'YieldpointError', message: '', known, stack: [] } })
    expect(ended(run.state, 1)).toBe('RangeError: too hot oven.ts:31')
    expect(ended(run.state, 2, 'ja')).toContain('接続が切れました')
  })

  test('cancelled by whoever asked, by its own program if nobody did; skipped because of whom', () => {
    const run = new ScriptedRun().task(1, 'radio').task(2, 'tv').task(3, 'close').task(4, 'bill')
    run.add({ type: 'task.cancelRequested', task: 1, request: { by: 'timeout', task: null, reason: null, at: 0 } })
    run.ended(1, 'cancelled').ended(2, 'cancelled')
    end(run, 3, 'cancelled', { kind: 'skipped', because: 1 })
    end(run, 4, 'cancelled', { kind: 'skipped', because: 3 })
    expect([1, 2, 3, 4].map(task => ended(run.state, task))).toEqual([
      'by a timeout',
      'by the program',
      'skipped: radio was cancelled',
      'skipped: close was skipped',
    ])
  })
})
