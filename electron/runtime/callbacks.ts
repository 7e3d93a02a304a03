/** Callbacks of the program's own. Source: the handles of asyncio's event loop, CPython 3.11. */
import { YieldpointError } from '../../shared/errors.ts'
import type { Handle, TimerHandle } from './handle.ts'
import { runningLoop } from './running.ts'
import { checkSeconds } from './seconds.ts'

/** A callback that is to run. The loop's own handle, which keeps its place among the timers, stays inside. */
export class ScheduledCall {
  readonly #handle: Handle | TimerHandle

  constructor(handle: Handle | TimerHandle) {
    this.#handle = handle
  }

  /** Does nothing once it has run. */
  cancel(): void {
    this.#handle.cancel()
  }

  cancelled(): boolean {
    return this.#handle.cancelled()
  }
}

/** Runs `callback` in the next turn, after what is ready by now. */
export function callSoon(callback: () => void): ScheduledCall {
  checkCallback(callback)
  return new ScheduledCall(runningLoop().callSoon(callback))
}

/** Runs `callback` in `seconds`. */
export function callLater(seconds: number, callback: () => void): ScheduledCall {
  checkSeconds('seconds', seconds)
  checkCallback(callback)
  return new ScheduledCall(runningLoop().callLater(seconds, callback))
}

/** Runs `callback` when the loop's clock shows `when`. */
export function callAt(when: number, callback: () => void): ScheduledCall {
  checkSeconds('when', when)
  checkCallback(callback)
  return new ScheduledCall(runningLoop().callAt(when, callback))
}

function checkCallback(callback: unknown): void {
  if (typeof callback === 'function') return
  throw new YieldpointError('runtime/bad-argument', {
    what: 'callback',
    expected: 'a function',
    got: typeof callback,
  })
}
