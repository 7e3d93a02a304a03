/** Tasks that are made, that switch, that sleep, that are cancelled, and that take memory. */
import { createTask, gather, type Steps, sleep } from '../../../electron/runtime/index.ts'
import { type Measurement, memory, type Workload } from './measure.ts'
import { onLoop } from './on-loop.ts'
import { check, delays, times } from './support.ts'

const SPAWNED = 200_000

export const spawn: Workload = {
  count: SPAWNED,
  run: () =>
    onLoop(function* () {
      const results: readonly unknown[] = yield* gather(times(SPAWNED, () => createTask(one())))
      check(results.length === SPAWNED)
    }),
}

function* one(): Steps<number> {
  return 1
}

export const switching: Workload = {
  count: 1000 * 1000,
  run: () =>
    onLoop(function* () {
      yield* gather(times(1000, () => createTask(ticking(1000))))
    }),
}

export function* ticking(turns: number): Steps<void> {
  for (let i = 0; i < turns; i++) yield* sleep(0)
}

const TIMERS = 100_000
const DELAYS = delays(TIMERS)

const sleepAll = (clock: 'real' | 'virtual') => () =>
  onLoop(function* () {
    yield* gather(DELAYS.map(seconds => createTask(sleeping(seconds))))
  }, clock)

export const timers: Workload = { count: TIMERS, idleSeconds: 0.1, run: sleepAll('real') }
export const timersVirtual: Workload = { count: TIMERS, run: sleepAll('virtual') }

function* sleeping(seconds: number): Steps<void> {
  yield* sleep(seconds)
}

const CANCELLED = 100_000

export const cancel: Workload = { count: CANCELLED, run: () => onLoop(() => cancelAll(() => sleeping(3600))) }

export const cancelFinally: Workload = {
  count: CANCELLED,
  async run() {
    let cleaned = 0
    const seconds = await onLoop(() =>
      cancelAll(function* () {
        try {
          yield* sleep(3600)
        } finally {
          cleaned++
        }
      }),
    )
    check(cleaned === CANCELLED)
    return seconds
  },
}

/** Only the cancelling counts, to the end of the last task. */
function* cancelAll(body: () => Steps<void>): Steps<number> {
  const tasks = times(CANCELLED, () => createTask(body()))
  yield* sleep(0)
  const begun = performance.now()
  for (const task of tasks) task.cancel()
  yield* gather(tasks, { returnExceptions: true })
  const seconds = (performance.now() - begun) / 1000
  check(tasks.every(task => task.cancelled()))
  return seconds
}

export const memoryOfTask: Measurement = {
  measure: () =>
    memory(100_000, count =>
      onLoop(function* () {
        const tasks = times(count, () => createTask(sleeping(3600)))
        yield* sleep(0.05)
        return tasks
      }),
    ),
}
