/** Nobody stays in a line: whoever was woken or cancelled has left it once its task has run. */
import { expect, test } from 'vitest'
import { bodyOf, type Coroutine, Event, Lock, Queue, Semaphore, type Task } from '../../electron/runtime/index.ts'
import { lineOf, type Waiter } from '../../electron/runtime/waiters.ts'
import { testLoop } from './support.ts'

interface Line {
  readonly wait: () => Coroutine
  readonly wake: () => void
}

const LINES: Record<string, () => Line> = {
  'Event.wait'() {
    const event = new Event()
    return { wait: () => event.wait(), wake: () => event.set() }
  },
  'Lock.acquire'() {
    const lock = new Lock()
    return { wait: () => lock.acquire(), wake: () => lock.release() }
  },
  'Semaphore.acquire'() {
    const semaphore = new Semaphore(0)
    return { wait: () => semaphore.acquire(), wake: () => semaphore.release() }
  },
  'Queue.get'() {
    const queue = new Queue()
    return { wait: () => queue.get(), wake: () => queue.putNowait(1) }
  },
  'Queue.put'() {
    const queue = new Queue({ maxsize: 1 })
    queue.putNowait(0)
    return { wait: () => queue.put(1), wake: () => void queue.getNowait() }
  },
  'Queue.join'() {
    const queue = new Queue()
    queue.putNowait(0)
    return { wait: () => queue.join(), wake: () => queue.taskDone() }
  },
}

const lineWaitedIn = (task: Task) => lineOf(bodyOf(task).waiter as Waiter)

for (const [name, make] of Object.entries(LINES))
  for (const leave of ['cancelled', 'woken'] as const)
    test(`who was ${leave} in ${name} has left the line`, () => {
      const world = testLoop()
      const { wait, wake } = world.within(make)
      if (name === 'Lock.acquire') world.loop.createTask(wait())
      const task = world.loop.createTask(wait()) as Task
      world.untilIdle()
      const line = lineWaitedIn(task)
      const before = line?.length
      if (leave === 'cancelled') task.cancel()
      else world.within(wake)
      world.untilIdle()
      expect([before, task.done(), line?.length]).toEqual([1, true, 0])
    })
