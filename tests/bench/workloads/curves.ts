/**
 * What one operation costs among a thousand and among a million: nothing may be quadratic in tasks, timers or waiters. On the
 * virtual clock, so that nothing but work takes time.
 */
import {
  createTask,
  Event,
  gather,
  Lock,
  Queue,
  Semaphore,
  type Steps,
  sleep,
  type Task,
} from '../../../electron/runtime/index.ts'
import { median } from '../report.ts'
import type { Figures, Measurement } from './measure.ts'
import { onLoop } from './on-loop.ts'
import { check, delays, times } from './support.ts'

export const SIZES = [1_000, 10_000, 100_000, 1_000_000] as const

/** Runs it with `count` tasks, and gives the seconds that count. */
type Scaled = (count: number) => Steps<number>

const curve = (scaled: Scaled): Measurement => ({
  async measure() {
    const figures: Record<string, number> = {}
    for (const size of SIZES) figures[`${size}`] = (await secondsOf(scaled, size)) * (1e9 / size)
    return figures satisfies Figures
  },
})

/** The smaller ones often, so that as much is measured of each; a first time of each to warm up. */
async function secondsOf(scaled: Scaled, size: number): Promise<number> {
  const seconds: number[] = []
  const repeats = Math.min(100, Math.max(3, 200_000 / size))
  for (let i = 0; i <= repeats; i++) {
    globalThis.gc?.()
    seconds.push(await onLoop(() => scaled(size), 'virtual'))
  }
  return median(seconds.slice(1))
}

function* spawning(count: number): Steps<number> {
  const begun = performance.now()
  yield* gather(times(count, () => createTask(nothing())))
  return since(begun)
}

function* nothing(): Steps<void> {}

function* sleepingAll(count: number): Steps<number> {
  const all = delays(count)
  const begun = performance.now()
  yield* gather(all.map(seconds => createTask(sleeping(seconds))))
  return since(begun)
}

function* sleeping(seconds: number): Steps<void> {
  yield* sleep(seconds)
}

/** One holds it until all others are in line; then it goes from hand to hand. */
const passing = (make: () => Lock | Semaphore): Scaled =>
  function* (count) {
    const passed = make()
    yield* passed.acquire()
    const tasks = times(count, () => createTask(enter(passed)))
    yield* sleep(1)
    const begun = performance.now()
    passed.release()
    yield* gather(tasks)
    return since(begun)
  }

function* enter(passed: Lock | Semaphore): Steps<void> {
  yield* passed.acquire()
  try {
    yield* sleep(0)
  } finally {
    passed.release()
  }
}

/** The line of a lock is emptied from the middle outwards. */
function* cancelling(count: number): Steps<number> {
  const lock = new Lock()
  yield* lock.acquire()
  const tasks = times(count, () => createTask(enter(lock)))
  yield* sleep(1)
  const begun = performance.now()
  for (const task of fromTheMiddle(tasks)) task.cancel()
  yield* gather(tasks, { returnExceptions: true })
  const seconds = since(begun)
  check(tasks.every(task => task.cancelled()))
  return seconds
}

function* fromTheMiddle(tasks: readonly Task<void>[]): Iterable<Task<void>> {
  const middle = tasks.length / 2
  for (let i = 0; i < middle; i++) {
    yield tasks[middle + i]!
    yield tasks[middle - 1 - i]!
  }
}

/** All wait at an empty queue; then everybody gets an item. */
function* getting(count: number): Steps<number> {
  const queue = new Queue<number>()
  const tasks = times(count, () => createTask(getOne(queue)))
  yield* sleep(1)
  const begun = performance.now()
  for (let i = 0; i < count; i++) queue.putNowait(i)
  yield* gather(tasks)
  return since(begun)
}

function* getOne(queue: Queue<number>): Steps<number> {
  return yield* queue.get()
}

/** As many as want to put into a queue that takes one. */
function* putting(count: number): Steps<number> {
  const queue = new Queue<number>(1)
  const tasks = times(count, i => createTask(queue.put(i)))
  yield* sleep(1)
  const begun = performance.now()
  for (let i = 0; i < count; i++) yield* queue.get()
  yield* gather(tasks)
  return since(begun)
}

function* opening(count: number): Steps<number> {
  const event = new Event()
  const tasks = times(count, () => createTask(event.wait()))
  yield* sleep(1)
  const begun = performance.now()
  event.set()
  yield* gather(tasks)
  return since(begun)
}

const since = (begun: number): number => (performance.now() - begun) / 1000

export const curves = {
  'curve-spawn': curve(spawning),
  'curve-timers': curve(sleepingAll),
  'curve-lock': curve(passing(() => new Lock())),
  'curve-semaphore': curve(passing(() => new Semaphore(1))),
  'curve-cancel': curve(cancelling),
  'curve-getters': curve(getting),
  'curve-putters': curve(putting),
  'curve-event': curve(opening),
}
