/** Effect, as its documentation writes programs, on its default scheduler. */
import { Effect, Fiber, Queue, Semaphore } from 'effect'
import * as TestClock from 'effect/testing/TestClock'
import { answer, memory } from '../workloads/measure.ts'
import { check, delays, times } from '../workloads/support.ts'

const ALL = { concurrency: 'unbounded', discard: true }
const together = tasks => Effect.all(tasks, ALL)

const forkAll = function* (tasks) {
  const fibers = []
  for (const task of tasks) fibers.push(yield* Effect.forkChild(task))
  return fibers
}

const spawn = {
  count: 200_000,
  run: () =>
    Effect.runPromise(
      Effect.gen(function* () {
        const one = Effect.gen(function* () {
          return 1
        })
        const fibers = yield* forkAll(times(200_000, () => one))
        const results = yield* Fiber.joinAll(fibers)
        check(results.length === 200_000)
      }),
    ),
}

const switching = {
  count: 1000 * 1000,
  run: () =>
    Effect.runPromise(
      together(
        times(1000, () =>
          Effect.gen(function* () {
            for (let i = 0; i < 1000; i++) yield* Effect.yieldNow
          }),
        ),
      ),
    ),
}

const DELAYS = delays(100_000)

const sleeping = seconds =>
  Effect.gen(function* () {
    yield* Effect.sleep(seconds * 1000)
  })

const timers = { count: 100_000, idleSeconds: 0.1, run: () => Effect.runPromise(together(DELAYS.map(sleeping))) }

const timersVirtual = {
  count: 100_000,
  run: () =>
    Effect.runPromise(
      Effect.gen(function* () {
        const fibers = yield* forkAll(DELAYS.map(sleeping))
        yield* Effect.yieldNow
        yield* TestClock.adjust(100)
        yield* Fiber.joinAll(fibers)
      }).pipe(Effect.provide(TestClock.layer())),
    ),
}

const lock = {
  count: 100 * 1000,
  async run() {
    const lock = Semaphore.makeUnsafe(1)
    let entered = 0
    const critical = lock.withPermit(
      Effect.gen(function* () {
        yield* Effect.yieldNow
        entered++
      }),
    )
    const contender = Effect.gen(function* () {
      for (let i = 0; i < 1000; i++) yield* critical
    })
    await Effect.runPromise(together(times(100, () => contender)))
    check(entered === 100_000)
  },
}

const semaphore = {
  count: 10_000,
  run: () => {
    const ten = Semaphore.makeUnsafe(10)
    return Effect.runPromise(together(times(10_000, () => ten.withPermit(Effect.yieldNow))))
  },
}

const queue = {
  count: 200_000,
  run: () =>
    Effect.runPromise(
      Effect.gen(function* () {
        const queue = yield* Queue.bounded(10)
        let got = 0
        const producer = Effect.gen(function* () {
          for (let i = 0; i < 50_000; i++) yield* Queue.offer(queue, i)
        })
        const consumer = Effect.gen(function* () {
          for (let i = 0; i < 50_000; i++) {
            yield* Queue.take(queue)
            got++
          }
        })
        yield* together([...times(4, () => producer), ...times(4, () => consumer)])
        check(got === 200_000)
      }),
    ),
}

const forAnHour = Effect.gen(function* () {
  yield* Effect.sleep('1 hour')
})

const interrupted = task =>
  Effect.runPromise(
    Effect.gen(function* () {
      const fibers = yield* forkAll(times(100_000, () => task))
      yield* Effect.yieldNow
      const begun = performance.now()
      yield* Fiber.interruptAll(fibers)
      return (performance.now() - begun) / 1000
    }),
  )

const cancel = { count: 100_000, run: () => interrupted(forAnHour) }

const cancelFinally = {
  count: 100_000,
  async run() {
    let cleaned = 0
    const cleanUp = Effect.sync(() => {
      cleaned++
    })
    const seconds = await interrupted(Effect.ensuring(forAnHour, cleanUp))
    check(cleaned === 100_000)
    return seconds
  },
}

const memoryOfTask = {
  measure: () =>
    memory(100_000, async count => {
      const parked = Promise.withResolvers()
      const root = Effect.runFork(
        Effect.gen(function* () {
          const fibers = yield* forkAll(times(count, () => forAnHour))
          yield* Effect.sleep(50)
          parked.resolve(fibers)
          yield* Effect.never
        }),
      )
      return { root, fibers: await parked.promise }
    }),
}

await answer('effect', {
  spawn,
  switch: switching,
  timers,
  'timers-virtual': timersVirtual,
  lock,
  semaphore,
  queue,
  cancel,
  'cancel-finally': cancelFinally,
  memory: memoryOfTask,
})
