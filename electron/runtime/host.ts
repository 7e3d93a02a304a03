/** What the loop is given of the world around it. */
export interface LoopHost {
  /** Seconds on a clock that never goes back. */
  now(): number
  /** Calls `run` soon, after letting timers and I/O in. */
  soon(run: () => void): void
  /** Calls `run` once `now()` has reached `seconds`; gives back its undo. */
  wakeAt(seconds: number, run: () => void): () => void
}
