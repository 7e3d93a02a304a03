/** A folder of its own on the real disk; when a watcher hears of a change, and which write fails, is for the test to say. */
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { type Disk, disk } from '../../electron/services/disk.ts'
import { YieldpointError } from '../../shared/errors.ts'

export class TestDisk implements Disk {
  readonly written: string[] = []
  /** A write to this file fails. */
  full: string | null = null
  readonly #root: string
  readonly #watchers = new Map<string, Set<() => void>>()

  private constructor(root: string) {
    this.#root = root
  }

  static async with(files: Record<string, string>): Promise<TestDisk> {
    const made = new TestDisk(await realpath(await mkdtemp(join(tmpdir(), 'yieldpoint-disk-'))))
    for (const [path, text] of Object.entries(files)) await made.put(path, text)
    return made
  }

  remove = (): Promise<void> => rm(this.#root, { recursive: true })
  path = (path: string): string => join(this.#root, path)
  text = (path: string): Promise<string> => readFile(this.path(path), 'utf8')

  async put(path: string, text: string): Promise<void> {
    await mkdir(dirname(this.path(path)), { recursive: true })
    await writeFile(this.path(path), text)
  }

  get watched(): string[] {
    const paths = [...this.#watchers].filter(([, watchers]) => watchers.size > 0).map(([path]) => path)
    return paths.map(path => relative(this.#root, path))
  }

  /** Another program writes, or deletes. */
  async change(path: string, text: string | null): Promise<void> {
    if (text === null) await rm(this.path(path))
    else await this.put(path, text)
    for (const changed of this.#watchers.get(this.path(path)) ?? []) changed()
  }

  read = disk.read
  readScript = disk.readScript
  makeFolder = disk.makeFolder

  async write(path: string, text: string): Promise<void> {
    const name = relative(this.#root, path)
    if (name === this.full) throw new YieldpointError('files/no-space', { path })
    await disk.write(path, text)
    this.written.push(name)
  }

  watch(path: string, changed: () => void): () => void {
    const watchers = this.#watchers.get(path) ?? new Set()
    this.#watchers.set(path, watchers.add(changed))
    return () => watchers.delete(changed)
  }
}
