import { expect, test } from 'vitest'
import { type Timed, TimerHeap } from '../../electron/runtime/timer-heap.ts'
import { seeded } from './support.ts'

const timers = (count: number, when: (i: number) => number): Timed[] =>
  Array.from({ length: count }, (_, i) => ({ when: when(i), queued: false }))

test('cancelled timers do not pile up: at most half of what is kept, and a few', () => {
  const heap = new TimerHeap<Timed>()
  const kept: number[] = []
  for (const timer of timers(10_000, i => i)) {
    heap.push(timer)
    heap.cancel(timer)
    kept.push(heap.stats().kept)
  }
  expect([heap.stats().waiting, Math.max(...kept) < 100]).toEqual([0, true])
})

test('whatever is cancelled, the rest comes out by deadline, equal ones in the order in which they were made', () => {
  const random = seeded(4)
  const heap = new TimerHeap<Timed>()
  const all = timers(3_000, () => Math.floor(random() * 300))
  for (const timer of all) heap.push(timer)
  const cancelled = new Set(all.filter(() => random() < 0.7))
  for (const timer of cancelled) heap.cancel(timer)
  const { waiting, kept } = heap.stats()
  const out: Timed[] = []
  for (let timer = heap.pop(); timer !== undefined; timer = heap.pop()) out.push(timer)
  const left = all.filter(timer => !cancelled.has(timer))
  const expected = left.sort((a, b) => a.when - b.when) // stable: equal ones as they were made
  expect(out.map(timer => all.indexOf(timer))).toEqual(expected.map(timer => all.indexOf(timer)))
  expect([waiting, kept <= 2 * waiting + 64, heap.stats()]).toEqual([expected.length, true, { waiting: 0, kept: 0 }])
})

test('a timer cancelled twice, or after it came out, is counted once', () => {
  const heap = new TimerHeap<Timed>()
  const [first, second, third] = timers(3, i => i) as [Timed, Timed, Timed]
  for (const timer of [first, second, third]) heap.push(timer)
  heap.pop()
  for (const timer of [first, second, second]) heap.cancel(timer)
  expect([heap.size, heap.pop(), heap.pop()]).toEqual([1, third, undefined])
})
