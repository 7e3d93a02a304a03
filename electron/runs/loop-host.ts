/** Node as the runtime's host: a monotonic clock, turns that let I/O in, and timers fine enough for the loop to trust. */
import type { LoopHost } from '../runtime/host.ts'

/** Node's timers are whole milliseconds and may be a little early: wake early, let the loop look again. */
const LONGEST_MS = 2 ** 31 - 1

export function nodeLoopHost(): LoopHost {
  return {
    now: () => performance.now() / 1000,
    soon: run => {
      setImmediate(run)
    },
    wakeAt: (seconds, run) => {
      const wait = Math.min(LONGEST_MS, Math.max(0, Math.ceil(seconds * 1000 - performance.now())))
      const timer = setTimeout(run, wait)
      return () => clearTimeout(timer)
    },
  }
}
