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
