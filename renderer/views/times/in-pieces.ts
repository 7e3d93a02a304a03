/** How long a piece of work may hold up the page: half of a frame. */
const PIECE_MS = 8

/** Does work that can be paused, and lets the page draw and answer in between. Returns its undo. */
export function inPieces<T>(work: Generator<void, T>, done: (result: T) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const goOn = (): void => {
    const until = performance.now() + PIECE_MS
    do {
      const step = work.next()
      if (step.done) {
        done(step.value)
        return
      }
    } while (performance.now() < until)
    timer = setTimeout(goOn)
  }
  goOn()
  return () => clearTimeout(timer)
}
