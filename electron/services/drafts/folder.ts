/**
 * The folder in which one running app keeps its drafts. Several may run at once on the same data: each has a folder of its
 * own, and takes over those of apps that are gone. An app is there as long as its process is and it has lately said so: the
 * number of a process that died may have gone to another one.
 */
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isThere } from '../../files/index.ts'

const ALIVE = 'alive'
const SAY_EVERY_MS = 10_000
const GONE_AFTER_MS = 60_000
const FOLDER = /^(\d+)-[\w-]+$/

/** Handed in, so that tests decide who is there. */
export interface Processes {
  readonly pid: number
  isThere(pid: number): boolean
  nowMs(): number
}

export const processes: Processes = {
  pid: process.pid,
  isThere,
  nowMs: Date.now,
}

export class DraftsFolder {
  readonly path: string
  readonly #timer: NodeJS.Timeout

  private constructor(path: string) {
    this.path = path
    this.#timer = setInterval(() => void sayAlive(path), SAY_EVERY_MS).unref()
  }

  /** Makes this app's folder in `root`, and moves into it what apps left that are gone. */
  static async claim(root: string, system: Processes = processes): Promise<DraftsFolder> {
    await mkdir(root, { recursive: true, mode: 0o700 })
    const own = join(root, `${system.pid}-${crypto.randomUUID()}`)
    const others = await readdir(root)
    await mkdir(own, { mode: 0o700 })
    await writeFile(join(own, ALIVE), '')
    for (const name of others) if (await isLeft(join(root, name), name, system)) await takeOver(join(root, name), own)
    return new DraftsFolder(own)
  }

  /** What is in it stays, for the next app. */
  async release(): Promise<void> {
    clearInterval(this.#timer)
    await rm(join(this.path, ALIVE), { force: true })
  }
}

async function sayAlive(folder: string): Promise<void> {
  const now = new Date()
  await utimes(join(folder, ALIVE), now, now).catch(() => undefined)
}

/** Its process is gone, it has not said that it is there for a while, or it has said that it leaves. */
async function isLeft(folder: string, name: string, { isThere, nowMs }: Processes): Promise<boolean> {
  const pid = FOLDER.exec(name)?.[1]
  if (pid === undefined) return false
  const alive = await stat(join(folder, ALIVE)).catch(() => null)
  return alive === null || !isThere(Number(pid)) || nowMs() - alive.mtimeMs > GONE_AFTER_MS
}

/** Another app may be taking it over as well: who moves a file has it. What was not written to its end (`.….tmp`) goes. */
async function takeOver(from: string, to: string): Promise<void> {
  const files = await readdir(from).catch(() => [])
  for (const file of files)
    if (file !== ALIVE && !file.startsWith('.')) await rename(join(from, file), join(to, file)).catch(() => undefined)
  await rm(from, { recursive: true, force: true }).catch(() => undefined)
}
