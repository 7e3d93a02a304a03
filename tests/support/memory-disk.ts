/** A disk in memory, which says when something on it changes. */
import { join } from 'node:path'
import type { Disk } from '../../electron/services/disk.ts'
import { YieldpointError } from '../../shared/errors.ts'

export class MemoryDisk implements Disk {
  readonly files: Map<string, string>
  readonly written: string[] = []
  /** A write to this path fails. */
  full: string | null = null
  readonly #watchers = new Map<string, Set<() => void>>()

  constructor(files: Record<string, string>) {
    this.files = new Map(Object.entries(files))
  }

  async read(path: string): Promise<string> {
    const text = this.files.get(path)
    if (text === undefined) throw new YieldpointError('files/not-found', { path })
    return text
  }

  async write(path: string, text: string): Promise<void> {
    if (path === this.full) throw new YieldpointError('files/no-space', { path })
    this.files.set(path, text)
    this.written.push(path)
  }

  readScript(folder: string, path: string): string | null {
    return this.files.get(join(folder, path)) ?? null
  }

  watch(path: string, changed: () => void): () => void {
    const watchers = this.#watchers.get(path) ?? new Set()
    this.#watchers.set(path, watchers.add(changed))
    return () => watchers.delete(changed)
  }

  get watched(): string[] {
    return [...this.#watchers].filter(([, watchers]) => watchers.size > 0).map(([path]) => path)
  }

  /** Another program writes, or deletes. */
  change(path: string, text: string | null): void {
    if (text === null) this.files.delete(path)
    else this.files.set(path, text)
    for (const changed of this.#watchers.get(path) ?? []) changed()
  }
}
