/** The files opened last, newest first. */
import { basename } from 'node:path'
import { type RecentFile, recentFileSchema } from '../../shared/protocol/documents.ts'
import { z } from '../../shared/zod.ts'
import { JsonFile } from './json-file.ts'

const KEPT = 12
const listSchema = z.array(recentFileSchema)

export class RecentFiles {
  #files: readonly RecentFile[]
  readonly #store: JsonFile<typeof listSchema>
  readonly #nowMs: () => number

  private constructor(store: JsonFile<typeof listSchema>, files: readonly RecentFile[], nowMs: () => number) {
    this.#store = store
    this.#files = files
    this.#nowMs = nowMs
  }

  static async load(path: string, nowMs: () => number): Promise<RecentFiles> {
    const store = new JsonFile(path, listSchema, [])
    return new RecentFiles(store, await store.read(), nowMs)
  }

  get list(): RecentFile[] {
    return [...this.#files]
  }

  add(path: string): Promise<void> {
    const file = { path, name: basename(path), openedAtMs: this.#nowMs() }
    this.#files = [file, ...this.#files.filter(other => other.path !== path)].slice(0, KEPT)
    return this.#store.write(this.list)
  }

  /** A file that is gone is not offered again. */
  async remove(path: string): Promise<boolean> {
    if (!this.#files.some(file => file.path === path)) return false
    this.#files = this.#files.filter(file => file.path !== path)
    await this.#store.write(this.list)
    return true
  }
}
