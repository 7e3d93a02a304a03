/** The runs that one viewer watches. */
import type { RunSource } from '../runs/index.ts'
import type { Viewer } from './viewer.ts'

export class Watches {
  readonly #undo = new Map<number, () => void>()
  readonly #viewer: Viewer

  constructor(viewer: Viewer) {
    this.#viewer = viewer
  }

  /** Watching twice starts anew, with a snapshot. */
  start(run: RunSource): null {
    this.stop(run.id)
    this.#undo.set(run.id, run.watch(this.#viewer))
    return null
  }

  stop(run: number): null {
    this.#undo.get(run)?.()
    this.#undo.delete(run)
    return null
  }

  stopAll(): void {
    for (const run of [...this.#undo.keys()]) this.stop(run)
  }
}
