/**
 * The loops that runners drive in this process, and who watches them. Like asyncio's running loop it is global: a monitor is
 * to see a program's loops without the program handing each of them over.
 */
import type { EventLoop } from '../runtime/index.ts'

export interface LoopWatcher {
  /** False if it does not take this one on. `debug`: it is to warn of what the debug mode finds. */
  began(loop: EventLoop, debug: boolean): boolean
  /** What is left over is cancelled next. */
  closing(loop: EventLoop): void
  ended(loop: EventLoop): void
  /** It has ended, or somebody else watches from here. */
  letGo(loop: EventLoop): void
}

interface Driven {
  readonly debug: boolean
  watcher: LoopWatcher | null
}

// I1  a loop has at most one watcher: the first of `watchers` that has taken it on.
const driven = new Map<EventLoop, Driven>()
let watchers: readonly LoopWatcher[] = []

export interface DrivenLoop {
  closing(): void
  ended(): void
}

/** To be called before the loop's first step. */
export function loopBegan(loop: EventLoop, debug: boolean): DrivenLoop {
  const entry: Driven = { debug, watcher: null }
  driven.set(loop, entry)
  assign(loop, entry)
  return {
    closing: () => entry.watcher?.closing(loop),
    ended() {
      driven.delete(loop)
      entry.watcher?.ended(loop)
      letGo(loop, entry)
    },
  }
}

/** Tells of loops that run already, too. `first`: before those that watch now. Returns its undo. */
export function watchLoops(next: LoopWatcher, place: 'first' | 'last'): () => void {
  watchers = place === 'first' ? [next, ...watchers] : [...watchers, next]
  assignAll()
  return () => {
    watchers = watchers.filter(watcher => watcher !== next)
    assignAll()
  }
}

function assignAll(): void {
  for (const entry of driven.entries()) letGo(...entry)
  for (const entry of driven.entries()) assign(...entry)
}

function letGo(loop: EventLoop, entry: Driven): void {
  entry.watcher?.letGo(loop)
  entry.watcher = null
}

function assign(loop: EventLoop, entry: Driven): void {
  entry.watcher = watchers.find(watcher => watcher.began(loop, entry.debug)) ?? null // I1
}
