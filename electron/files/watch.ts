/** Tells when a file's content changed on disk, was deleted, or came back. */
import { watch } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'

/** Programs write in several steps: what counts is what stands there once they are done. */
const SETTLE_MS = 100

/** Handed in, so that tests need neither disk nor clock. */
export interface WatchSystem {
  /** Of the folder: a file that is replaced is another file. Null: which one is not known. Returns its undo. */
  watch(folder: string, changed: (name: string | null) => void): () => void
  /** Null: it is not there. */
  read(path: string): Promise<Buffer | null>
  /** Returns its undo. */
  after(ms: number, callback: () => void): () => void
}

/** Returns its undo. Nothing is told after it. */
export function watchFile(path: string, changed: () => void, system: WatchSystem = nodeSystem): () => void {
  let known = system.read(path)
  let ended = false
  let settle = () => {}

  async function compare(): Promise<void> {
    const before = known
    known = system.read(path)
    const [old, now] = await Promise.all([before, known])
    if (!ended && !sameContent(old, now)) changed()
  }
  const unwatch = system.watch(dirname(path), name => {
    if (name !== null && name !== basename(path)) return
    settle()
    settle = system.after(SETTLE_MS, () => void compare())
  })
  return () => {
    ended = true
    settle()
    unwatch()
  }
}

const sameContent = (a: Buffer | null, b: Buffer | null) => (a === null || b === null ? a === b : a.equals(b))

const nodeSystem: WatchSystem = {
  watch: watchFolder,
  read: path => readFile(path).catch(() => null),
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}

function watchFolder(folder: string, changed: (name: string | null) => void): () => void {
  try {
    const watcher = watch(folder, { persistent: false }, (_, name) => changed(name))
    watcher.on('error', () => watcher.close()) // the folder went away, and everything in it
    return () => watcher.close()
  } catch {
    return () => {} // some file systems, and systems with too many watchers, cannot: saving still works
  }
}
