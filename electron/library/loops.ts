/**
 * The loops that `run` drives in this process, and who watches them. Like asyncio's running loop it is global: a monitor is
 * to see a program's loops without the program handing each of them over.
 */
import type { EventLoop } from '../runtime/index.ts'

export interface LoopWatcher {
  began(loop: EventLoop): void
  ended(loop: EventLoop): void
}

const running = new Set<EventLoop>()
let watcher: LoopWatcher | null = null

/** To be called before the loop's first step; its undo once the loop has ended. */
export function loopBegan(loop: EventLoop): () => void {
  running.add(loop)
  watcher?.began(loop)
  return () => {
    running.delete(loop)
    watcher?.ended(loop)
  }
}

/** Tells of loops that run already, too. Returns its undo. */
export function watchLoops(next: LoopWatcher): () => void {
  watcher = next
  for (const loop of running) next.began(loop)
  return () => {
    watcher = null
    for (const loop of running) next.ended(loop)
  }
}
