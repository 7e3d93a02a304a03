import { expect, test } from 'vitest'
import { LiveFeed } from '../../electron/engine/live.ts'
import { Recorder } from '../../electron/engine/recorder.ts'

const noPulse = { named() {}, began() {}, ended() {}, loading() {} }

/** How long it rests after a flush that took so many milliseconds. */
function restAfter(costMs: number): number {
  const recorder = new Recorder(noPulse)
  let nowMs = 0
  const planned: { ms: number; run: () => void }[] = []
  const clock = {
    now: () => nowMs,
    after: (ms: number, run: () => void) => {
      planned.push({ ms, run })
      return () => {}
    },
  }
  const sink = {
    snapshot() {},
    batch() {
      nowMs += costMs
    },
  }
  new LiveFeed(1, recorder, sink, clock).open()
  recorder.logged(null, 'first')
  planned[0]!.run()
  recorder.logged(null, 'second')
  return planned[1]!.ms
}

test('it rests for three frames, for forty times what showing costs, and never for more than a second', () => {
  expect([0.1, 10, 24, 300].map(restAfter)).toEqual([50, 400, 960, 1_000])
})
