/**
 * Who watches a run, and what they have been sent. Text is made once, in the run's thread, and passed on as it is. The last
 * snapshot and the batches since are kept, so that a viewer that comes later, or a page that is loaded again, is served at
 * once, whether or not the run's thread can answer or is still there.
 */
export interface Viewer {
  /** A whole push frame as JSON. */
  send(text: string): void
  /** Bytes handed to `send` that have not left yet. */
  backlog(): number
}

/** A viewer this far behind is sent nothing more until it has caught up, and then a new snapshot. */
const FAR_BEHIND = 4 * 1024 * 1024
const CAUGHT_UP = 256 * 1024
/** Batches kept since the last snapshot, in characters, before a new snapshot takes their place. */
const LONGEST_TAIL = 4 * 1024 * 1024

export class Viewers {
  // I1  #keyframe and then #tail, in order, are the run as it is; or #keyframe is null and #tail empty.
  // I2  a viewer in #behind has not been sent all of that, and is sent nothing until the next snapshot.
  readonly #run: number
  /** Asks the run's thread for a snapshot. */
  readonly #ask: () => void
  readonly #all = new Set<Viewer>()
  readonly #behind = new Set<Viewer>()
  #keyframe: string | null = null
  #tail: string[] = []
  #tailSize = 0
  #asked = false

  constructor(run: number, ask: () => void) {
    this.#run = run
    this.#ask = ask
  }

  get watched(): boolean {
    return this.#all.size > 0
  }

  /** Whether a viewer that comes now can be served. */
  get kept(): boolean {
    return this.#keyframe !== null
  }

  add(viewer: Viewer): void {
    this.#all.add(viewer)
    if (this.#keyframe === null) {
      this.#behind.add(viewer)
      this.#askOnce()
      return
    }
    this.#behind.delete(viewer)
    viewer.send(this.#keyframe)
    for (const text of this.#tail) viewer.send(text)
  }

  remove(viewer: Viewer): void {
    this.#all.delete(viewer)
    this.#behind.delete(viewer)
  }

  /** What is kept is no longer how the run is: nobody watches, so no batches come. */
  forget(): void {
    this.#keyframe = null
    this.#tail = []
    this.#tailSize = 0
    this.#asked = false
  }

  snapshot(text: string): void {
    this.forget()
    this.#keyframe = `{"push":{"type":"run.snapshot","run":${this.#run},"snapshot":${text}}}`
    for (const viewer of this.#behind) viewer.send(this.#keyframe)
    this.#behind.clear()
  }

  batch(text: string): void {
    const frame = `{"push":{"type":"run.batch","batch":${text}}}`
    this.#tail.push(frame)
    this.#tailSize += frame.length
    if (this.#tailSize > LONGEST_TAIL) this.#askOnce()
    for (const viewer of this.#all) {
      if (this.#behind.has(viewer)) {
        if (viewer.backlog() < CAUGHT_UP) this.#askOnce()
      } else if (viewer.backlog() > FAR_BEHIND) this.#behind.add(viewer)
      else viewer.send(frame)
    }
  }

  #askOnce(): void {
    if (this.#asked) return
    this.#asked = true
    this.#ask()
  }
}
