/**
 * Effection. It has no `sleep(0)` that does without a timer, so a turn is an action on setImmediate; and no lock, semaphore or
 * bounded queue, so those are made of `withResolvers`, as its documentation makes what it lacks.
 */
import { action, run, sleep, spawn, suspend, withResolvers } from 'effection'
import { answer, memory } from '../workloads/measure.ts'
import { check, delays, times } from '../workloads/support.ts'

const turn = () =>
  action(resolve => {
    const id = setImmediate(resolve)
    return () => clearImmediate(id)
  })

function* spawnAll(bodies) {
  const tasks = []
  for (const body of bodies) tasks.push(yield* spawn(body))
  return tasks
}

function* together(bodies) {
  for (const task of yield* spawnAll(bodies)) yield* task
}

/** First come, first served; a waiter is woken in O(1). */
class Permits {
  #free
  #waiting = new Set()

  constructor(free) {
    this.#free = free
  }

  *acquire() {
    if (this.#free > 0) {
      this.#free--
      return
    }
    const woken = withResolvers()
    this.#waiting.add(woken)
    yield* woken.operation
  }

  release() {
    const [next] = this.#waiting
    if (next === undefined) this.#free++
    else {
      this.#waiting.delete(next)
      next.resolve()
    }
  }
}

const spawning = {
  count: 200_000,
  run: () =>
    run(function* () {
      const one = function* () {
        return 1
      }
      yield* together(times(200_000, () => one))
    }),
}

const switching = {
  count: 1000 * 1000,
  run: () =>
    run(function* () {
      const ticking = function* () {
        for (let i = 0; i < 1000; i++) yield* turn()
      }
      yield* together(times(1000, () => ticking))
    }),
}

const DELAYS = delays(100_000)

const sleeping = seconds =>
  function* () {
    yield* sleep(seconds * 1000)
  }

const timers = {
  count: 100_000,
  idleSeconds: 0.1,
  run: () =>
    run(function* () {
      yield* together(DELAYS.map(sleeping))
    }),
}

const lock = {
  count: 100 * 1000,
  run: () =>
    run(function* () {
      const lock = new Permits(1)
      let entered = 0
      const contender = function* () {
        for (let i = 0; i < 1000; i++) {
          yield* lock.acquire()
          try {
            yield* turn()
            entered++
          } finally {
            lock.release()
          }
        }
      }
      yield* together(times(100, () => contender))
      check(entered === 100_000)
    }),
}

const semaphore = {
  count: 10_000,
  run: () =>
    run(function* () {
      const ten = new Permits(10)
      const comer = function* () {
        yield* ten.acquire()
        try {
          yield* turn()
        } finally {
          ten.release()
        }
      }
      yield* together(times(10_000, () => comer))
    }),
}

const queue = {
  count: 200_000,
  run: () =>
    run(function* () {
      const slots = new Permits(10)
      const filled = new Permits(0)
      const items = []
      let got = 0
      const producer = function* () {
        for (let i = 0; i < 50_000; i++) {
          yield* slots.acquire()
          items.push(i)
          filled.release()
        }
      }
      const consumer = function* () {
        for (let i = 0; i < 50_000; i++) {
          yield* filled.acquire()
          items.shift()
          got++
          slots.release()
        }
      }
      yield* together([...times(4, () => producer), ...times(4, () => consumer)])
      check(got === 200_000)
    }),
}

const halting = (body, cleaning) => ({
  count: 100_000,
  run: () =>
    run(function* () {
      const cleaned = { count: 0 }
      const tasks = yield* spawnAll(times(100_000, () => body(cleaned)))
      yield* sleep(1)
      const begun = performance.now()
      for (const task of tasks) yield* task.halt()
      const seconds = (performance.now() - begun) / 1000
      check(cleaned.count === (cleaning ? 100_000 : 0))
      return seconds
    }),
})

const cancel = halting(() => sleeping(3600), false)

const cancelFinally = halting(
  cleaned =>
    function* () {
      try {
        yield* sleep(3_600_000)
      } finally {
        cleaned.count++
      }
    },
  true,
)

const memoryOfTask = {
  measure: () =>
    memory(100_000, async count => {
      const parked = Promise.withResolvers()
      const root = run(function* () {
        yield* spawnAll(times(count, () => sleeping(3600)))
        yield* sleep(50)
        parked.resolve()
        yield* suspend()
      })
      await parked.promise
      return { root } // a task is thenable: by itself it would be awaited
    }),
}

await answer('effection', {
  spawn: spawning,
  switch: switching,
  timers,
  lock,
  semaphore,
  queue,
  cancel,
  'cancel-finally': cancelFinally,
  memory: memoryOfTask,
})
