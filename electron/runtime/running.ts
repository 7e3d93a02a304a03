/** Which loop runs on this thread now: what asyncio finds with `get_running_loop`. Nothing else here is global. */
import { YieldpointError } from '../../shared/errors.ts'
import type { EventLoop } from './loop.ts'

let running: EventLoop | null = null

/** @throws YieldpointError runtime/no-running-loop outside of anything that a loop runs. */
export function runningLoop(): EventLoop {
  if (running === null) throw new YieldpointError('runtime/no-running-loop', {})
  return running
}

export const runningLoopOrNull = (): EventLoop | null => running

/** Makes `loop` the running one; gives back the one before, to be restored. */
export function enterLoop(loop: EventLoop | null): EventLoop | null {
  const before = running
  running = loop
  return before
}
