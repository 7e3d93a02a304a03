import { describe, expect, test } from 'vitest'
import { linkSaid, ringSaid, why } from '../../../renderer/views/reasons/why.ts'
import { chain } from '../../../shared/state/selectors.ts'
import { ScriptedRun } from '../../support/scripted-run.ts'
import { queue, semaphore, taskOf } from './scene.ts'
import { spoken } from './spoken.ts'

/** What the inspector says of task 1. */
function told({ state }: ScriptedRun) {
  const found = chain(state, 1)
  if (!found) throw new Error('no chain')
  const sentences = why(taskOf(state, 1), found, state, state.at).map(said => spoken(said))
  return { sentence: sentences.join(' '), links: found.links.map(link => spoken(linkSaid(link, state, state.at))) }
}

const tasks = (...names: string[]): ScriptedRun =>
  names.reduce((run, name, i) => run.task(i + 1, name), new ScriptedRun())

describe('why a task waits', () => {
  test('is told from what it wants to the timer that everything hangs on', () => {
    const run = tasks('chef[1]', 'chef[0]', 'chef[2]', 'cashier')
      .resource(1, 'ovens', semaphore(2, [2, 3]))
      .lock(2, 'till', 4, [2])
      .waits(1, 1)
      .waits(2, 2)
      .is(4, 'waiting', { for: 'sleep', until: 250_000 })
    expect(told(run)).toEqual({
      sentence:
        'It wants a permit of ovens; both are held by chef[0], chef[2]. In the end that hangs on cashier, whose timer is due in 0.25 s.',
      links: [
        'wants a permit of ovens',
        'held by chef[0], chef[2]',
        'wants the lock till, first in line',
        'held by cashier',
        'root cause: a timer, due in 0.25 s',
      ],
    })
  })

  test('needs no second sentence if it hangs on the task itself', () => {
    const run = tasks('chef').is(1, 'waiting', { for: 'sleep', until: 1_000_000 })
    expect(told(run).sentence).toBe('It sleeps, and its timer is due in 1.00 s.')
  })

  test('ends with what the last task wants if nobody can give it', () => {
    const run = tasks('main', 'chef')
      .resource(1, 'orders', queue(0, 5))
      .is(1, 'waiting', { for: 'task', task: 2 })
      .waits(2, 1, 'get')
    expect(told(run)).toEqual({
      sentence:
        'It waits for chef to end. In the end that hangs on chef. It wants an item from orders, which is empty.',
      links: ['waits for chef to end', 'wants an item of orders', 'empty: somebody has to put an item'],
    })
  })

  test('for a notification says who may give it; for the lock after one, who has it', () => {
    const paid = (notified: number[]) =>
      tasks('guest', 'cashier')
        .lock(1, 'till', 2, notified)
        .resource(2, 'paid', { kind: 'condition', lock: 1, waiters: [], waiting: 0, notified })
    expect(told(paid([]).waits(1, 2, 'wait'))).toEqual({
      sentence: 'It waits to be notified through paid; any task that takes the lock till may do that.',
      links: ['waits to be notified through paid', 'somebody has to notify'],
    })
    expect(told(paid([1]).waits(1, 1))).toEqual({
      sentence:
        'It was notified through paid, and wants the lock till again, which cashier holds. In the end that is up to cashier, which can go on.',
      links: [
        'was notified, wants the lock till again, first in line',
        'held by cashier',
        'root cause: its turn comes',
      ],
    })
  })

  test('at a barrier says how many have to come, and under a timeout when it gives up', () => {
    const run = tasks('guest')
      .resource(1, 'course', { kind: 'barrier', parties: 4, state: 'filling', waiters: [1], waiting: 1 })
      .is(1, 'waiting', { for: 'resource', resource: 1, to: 'wait' }, 1_500_000)
    expect(told(run)).toEqual({
      sentence: 'It waits at course, where 1 of 4 tasks are, for 3 more to come. A timeout ends this wait in 1.50 s.',
      links: ['waits at course for 3 more', '1 of 4 there: others have to come'],
    })
  })

  test('for a group names what is left in it', () => {
    const run = tasks('host')
      .task(2, 'soup', { group: { id: 1, name: 'menu', owner: 1 } })
      .is(1, 'waiting', { for: 'group', group: 1, tasks: [2], total: 1 })
    expect(told(run)).toEqual({
      sentence:
        'It waits for the last task of its task group menu to end. In the end that is up to soup, which can go on.',
      links: ['waits for the last task of its group menu', 'root cause: its turn comes'],
    })
  })

  test('in a ring is told as waiting for itself, each task with what it has and wants', () => {
    const run = tasks('baker', 'saucier').lock(1, 'oven', 1, [2]).lock(2, 'peel', 2, [1]).waits(1, 2).waits(2, 1)
    expect(told(run).sentence).toBe('For itself, in the end: it wants peel, and the chain from there comes back to it.')
    expect([1, 2].map(task => spoken(ringSaid(taskOf(run.state, task), run.state)))).toEqual([
      'has oven, wants peel',
      'has peel, wants oven',
    ])
  })

  test('behind a ring says that it cannot happen, and where the ring begins', () => {
    const run = tasks('guest', 'baker', 'saucier')
      .lock(1, 'oven', 2, [1, 3])
      .lock(2, 'peel', 3, [2])
      .waits(1, 1)
      .waits(2, 2)
      .waits(3, 1)
    expect(told(run).sentence).toBe(
      'It wants the lock oven, which baker holds. That cannot happen: from baker on, each waits for the next, in a ring.',
    )
  })
})
