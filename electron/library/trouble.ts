/** What Node has to tell a runner: that the user pressed Ctrl-C, and that nothing is left that could move its tasks. */
import { YieldpointError } from '../../shared/errors.ts'
import type { EventLoop, Runner } from '../runtime/index.ts'

const interruptible = new Set<Runner>()

function interruptAll(): void {
  for (const runner of [...interruptible]) runner.interrupt()
}

/**
 * From now on Ctrl-C interrupts this runner. Returns its undo. Not if the program listens for SIGINT itself: then it is its
 * business, as it is in asyncio of whoever has set a handler.
 */
export function onInterrupt(runner: Runner): () => void {
  if (interruptible.size === 0) {
    if (process.listenerCount('SIGINT') > 0) return () => {}
    process.on('SIGINT', interruptAll)
  }
  interruptible.add(runner)
  return () => {
    interruptible.delete(runner)
    if (interruptible.size === 0) process.off('SIGINT', interruptAll)
  }
}

/**
 * Node is about to exit because nothing is ready, no timer is set and nothing outside keeps it: what the runner's tasks wait
 * for can never come. It would exit without a word. Returns its undo.
 */
export function onStandstill(runner: Runner, loop: EventLoop): () => void {
  const giveUp = (): void => runner.giveUp(new YieldpointError('runtime/deadlock', { waiting: loop.tasks.size }))
  process.on('beforeExit', giveUp)
  return () => process.off('beforeExit', giveUp)
}
