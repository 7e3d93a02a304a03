/** Tasks that wait for one another: a lock, a semaphore, a queue. */
import { createTask, gather, Lock, Queue, Semaphore, type Steps, sleep } from '../../../electron/runtime/index.ts'
import type { Workload } from './measure.ts'
import { onLoop } from './on-loop.ts'
import { check, times } from './support.ts'

const TASKS = 100
const ROUNDS = 1000

export const lock: Workload = {
  count: TASKS * ROUNDS,
  run: () =>
    onLoop(function* () {
      const lock = new Lock()
      let entered = 0
      function* contender(): Steps<void> {
        for (let i = 0; i < ROUNDS; i++) {
          yield* lock.acquire()
          try {
            yield* sleep(0)
            entered++
          } finally {
            lock.release()
          }
        }
      }
      yield* gather(times(TASKS, () => createTask(contender())))
      check(entered === TASKS * ROUNDS)
    }),
}

const COMERS = 10_000

export const semaphore: Workload = {
  count: COMERS,
  run: () =>
    onLoop(function* () {
      const semaphore = new Semaphore(10)
      function* comer(): Steps<void> {
        yield* semaphore.acquire()
        try {
          yield* sleep(0)
        } finally {
          semaphore.release()
        }
      }
      yield* gather(times(COMERS, () => createTask(comer())))
    }),
}

const ITEMS = 200_000
const SIDES = 4

export const queue: Workload = {
  count: ITEMS,
  run: () =>
    onLoop(function* () {
      const queue = new Queue<number>(10)
      let got = 0
      function* producer(): Steps<void> {
        for (let i = 0; i < ITEMS / SIDES; i++) yield* queue.put(i)
      }
      function* consumer(): Steps<void> {
        for (let i = 0; i < ITEMS / SIDES; i++) {
          yield* queue.get()
          got++
        }
      }
      yield* gather([...times(SIDES, () => createTask(producer())), ...times(SIDES, () => createTask(consumer()))])
      check(got === ITEMS)
    }),
}
