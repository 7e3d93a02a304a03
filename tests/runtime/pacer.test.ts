/** How soon the host is let in while tasks never wait: its timers, its I/O and the user's commands come then only. */
import { expect, test } from 'vitest'
import { sleep } from '../../electron/runtime/index.ts'
import { seeded, testLoop } from './support.ts'

const TASKS = 1000
const TURNS_OF_THE_HOST = 200
const LIMIT_MS = 10

/** 1000 tasks spin on `sleep(0)`; the i-th step of all takes `stepMs(i)`. The longest stretch without a turn of the host, ms. */
function longestStretch(stepMs: (i: number) => number): number {
  const world = testLoop({ clock: 'real' })
  let steps = 0
  for (let i = 0; i < TASKS; i++)
    world.spawn(`spinner ${i}`, function* () {
      for (;;) {
        world.host.spend(stepMs(steps++) / 1000)
        yield sleep(0)
      }
    })
  world.loop.start()
  let longest = 0
  for (let i = 0; i < TURNS_OF_THE_HOST; i++) {
    const begun = world.host.now()
    world.host.turn()
    longest = Math.max(longest, world.host.now() - begun)
  }
  return longest * 1000
}

/** Quick steps, then slow ones, then quick ones again: some hundreds of each. */
function unsteady(quickMs: number, slowMs: number): () => number {
  const random = seeded(7)
  let slow = false
  return () => {
    if (random() < 1 / 400) slow = !slow
    return slow ? slowMs : quickMs
  }
}

test.each([
  ['steps of 1 µs', () => 0.001],
  ['steps of 10 µs', () => 0.01],
  ['steps of 0.1 ms', () => 0.1],
  ['steps of 1 ms', () => 1],
  ['steps that suddenly take fifty times as long', unsteady(0.001, 0.05)],
  ['now and then a step of 5 ms', (i: number) => (i % 100 === 99 ? 5 : 0.001)],
])('the host gets a turn every 10 ms while 1000 tasks never wait: %s', (_, stepMs) => {
  expect(longestStretch(stepMs)).toBeLessThanOrEqual(LIMIT_MS)
})

test('quick steps do not cost a turn of the host each', () => {
  const world = testLoop({ clock: 'real' })
  let steps = 0
  world.spawn('spinner', function* () {
    for (;;) {
      world.host.spend(1e-6)
      steps++
      yield sleep(0)
    }
  })
  world.loop.start()
  for (let i = 0; i < 10; i++) world.host.turn()
  expect(steps).toBeGreaterThan(10_000)
})

test('a timer of the host and a command come within 10 ms although 1000 tasks never wait', () => {
  const world = testLoop({ clock: 'real' })
  const spinning = { on: true }
  for (let i = 0; i < TASKS; i++)
    world.spawn(`spinner ${i}`, function* () {
      while (spinning.on) {
        world.host.spend(5e-6) // a turn of all takes 5 ms, and the loop's own timers wait for its end, as in asyncio
        yield sleep(0)
      }
    })
  world.spawn('sleeper', function* () {
    yield sleep(0.1)
    world.note(`woke ${lateMs(world.loop.time(), 0.1)} late`)
  })
  world.host.wakeAt(0.02, () => {
    world.note(`timer ${lateMs(world.host.now(), 0.02)} late`)
    spinning.on = world.host.now() < 0.02 // the user's command: stop
  })
  world.loop.start()
  world.host.elapse(1)
  expect([world.notes, world.verdicts]).toEqual([
    ['timer within 10 ms late', 'woke within 10 ms late'],
    [{ deadlock: false, waiting: [] }],
  ])
})

const lateMs = (seconds: number, due: number): string => {
  const late = (seconds - due) * 1000
  return late <= LIMIT_MS ? 'within 10 ms' : `${late} ms`
}
