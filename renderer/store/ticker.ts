/**
 * One beat for all clocks on the page: whoever shows a time that passes is told in the same task, so that the page is drawn
 * once for all of them. Twenty times a second looks alive; a frame each time would cost a slow machine a good part of a core.
 */
export const BEAT_MS = 50

export class Ticker {
  // I1  the timer runs exactly while somebody listens.
  readonly #listeners = new Map<() => void, number>()
  #timer: ReturnType<typeof setInterval> | undefined
  #beats = 0

  /** `everyMs` is rounded to whole beats. Returns its undo. */
  listen(everyMs: number, listener: () => void): () => void {
    this.#listeners.set(listener, Math.max(1, Math.round(everyMs / BEAT_MS)))
    this.#timer ??= setInterval(() => this.#beat(), BEAT_MS)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      clearInterval(this.#timer)
      this.#timer = undefined
    }
  }

  #beat(): void {
    this.#beats++
    for (const [listener, beats] of this.#listeners) if (this.#beats % beats === 0) listener()
  }
}
