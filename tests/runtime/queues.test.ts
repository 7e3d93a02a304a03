/** The ready ring and the timer heap. */
import { expect, test } from 'vitest'
import { ReadyRing } from '../../electron/runtime/ready-ring.ts'
import { type Timed, TimerHeap } from '../../electron/runtime/timer-heap.ts'
import { seeded } from './support.ts'

const numbered = (notes: number[]) => (number: number) => ({ run: () => notes.push(number) })

test('the ring gives back what was pushed in order, while it wraps and grows', () => {
  const random = seeded(1)
  const ring = new ReadyRing(2)
  const out: number[] = []
  const entry = numbered(out)
  let pushed = 0
  for (let i = 0; i < 5_000; i++) {
    if (random() < 0.55) ring.push(entry(pushed++))
    else ring.shift()?.run()
  }
  const left = ring.length
  for (let next = ring.shift(); next !== undefined; next = ring.shift()) next.run()
  expect([out, left > 64, ring.length]).toEqual([Array.from({ length: pushed }, (_, i) => i), true, 0])
})

interface TestTimer extends Timed {
  readonly made: number
}
const timerAt = (when: number, made: number): TestTimer => ({ when, made, queued: false })

test('timers leave the heap by deadline, equal ones in the order in which they were made, cancelled ones never', () => {
  const random = seeded(2)
  const heap = new TimerHeap<TestTimer>()
  const timers = Array.from({ length: 3_000 }, (_, made) => timerAt(Math.floor(random() * 50), made))
  for (const timer of timers) heap.push(timer)
  const kept = timers.filter(() => random() < 0.4)
  for (const timer of timers) if (!kept.includes(timer)) heap.cancel(timer)
  const size = heap.size
  const out: TestTimer[] = []
  for (let timer = heap.pop(); timer !== undefined; timer = heap.pop()) out.push(timer)
  expect([out, size, heap.size]).toEqual([kept.sort((a, b) => a.when - b.when || a.made - b.made), kept.length, 0])
})

test('cancelling twice, or after it has fired, changes nothing', () => {
  const heap = new TimerHeap<TestTimer>()
  const [a, b] = [timerAt(1, 0), timerAt(2, 1)]
  heap.push(a)
  heap.push(b)
  heap.pop()
  heap.cancel(a)
  heap.cancel(b)
  heap.cancel(b)
  expect([heap.size, heap.peek()]).toEqual([0, undefined])
})
