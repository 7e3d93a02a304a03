/**
 * How much memory a thread of user code may use. V8's own limit is no wall: a single large allocation beyond it ends the whole
 * process, the app with it. So that is set far away, and what a thread uses, outside of V8's heap too, is looked at often
 * enough that nothing gets there in between.
 */
import type { ResourceLimits, Worker } from 'node:worker_threads'

const LOOK_EVERY_MS = 100
const WALL = 4

export const wallFor = (limitMb: number): ResourceLimits => ({ maxOldGenerationSizeMb: limitMb * WALL })

/** Tells once when a thread uses more than it may. Threads are asked anew each time; those that have ended do not count. */
export function watchMemory(
  threads: () => readonly Worker[],
  limitMb: number,
  over: (thread: Worker) => void,
): () => void {
  const told = new WeakSet<Worker>()
  const look = async (thread: Worker): Promise<void> => {
    const stats = await thread.getHeapStatistics().catch(() => null)
    if (stats === null || told.has(thread)) return
    if (stats.used_heap_size + stats.external_memory <= limitMb * 1024 * 1024) return
    told.add(thread)
    over(thread)
  }
  const timer = setInterval(() => {
    for (const thread of threads()) void look(thread)
  }, LOOK_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
