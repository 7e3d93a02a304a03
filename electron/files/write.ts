/**
 * Writes a file whole or not at all: into a new file beside it, which then takes its place. What was there stays whole until
 * then, and if anything fails nothing is left behind.
 *
 * Our own, because write-file-atomic takes a short write for a whole one: on a disk that fills up meanwhile, it puts a cut-off
 * file in the place of the good one. `FileHandle.writeFile` goes on until all is written or the system says no.
 */
import { constants } from 'node:fs'
import { access, chmod, chown, open, readdir, readFile, realpath, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { writeError } from './errors.ts'
import { isThere } from './process-number.ts'
import { decodeText, encodeText, PLAIN, type TextFormat } from './text.ts'

/** Handed in, so that tests can fill the disk. */
export const nodeFs = { access, chmod, chown, open, readdir, readFile, realpath, rename, stat, unlink }
export type WriteFs = typeof nodeFs

/**
 * Writes text as an editor has it, in the manner of the file that it replaces: byte order mark, line ends, permissions.
 * @throws YieldpointError files/no-space, read-only, no-permission, no-folder, is-folder, system
 */
export async function writeGraphFile(path: string, text: string, fs: WriteFs = nodeFs): Promise<void> {
  try {
    const target = await fs.realpath(path).catch(() => path) // the file, not a link to it
    await replace(target, encodeText(text, await formatOf(target, fs)), fs)
  } catch (error) {
    throw writeError(error, path)
  }
}

/**
 * Writes text as it is, whole or not at all; for files of our own.
 * @throws YieldpointError files/no-space, read-only, no-permission, no-folder, is-folder, system
 */
export async function writeWhole(path: string, text: string, fs: WriteFs = nodeFs): Promise<void> {
  try {
    await replace(path, text, fs)
  } catch (error) {
    throw writeError(error, path)
  }
}

async function formatOf(path: string, fs: WriteFs): Promise<TextFormat> {
  try {
    return decodeText(await fs.readFile(path), path).format
  } catch {
    return PLAIN // new, or no text: nothing to keep
  }
}

async function replace(target: string, text: string, fs: WriteFs): Promise<void> {
  const old = await fs.stat(target).catch(() => null)
  // A new file could take the place of one that is write-protected; that protection is meant.
  if (old) await fs.access(target, constants.W_OK)
  await clearUp(target, fs)
  const fresh = freshName(target)
  try {
    await writeThrough(fresh, text, fs)
    if (old) await keepOwner(fresh, old, fs)
    await fs.rename(fresh, target)
  } catch (error) {
    await fs.unlink(fresh).catch(() => {}) // it may never have come to be
    throw error
  }
  await syncFolder(dirname(target), fs)
}

let written = 0

function freshName(target: string): string {
  return join(dirname(target), `${freshPrefix(target)}${process.pid}-${Date.now()}-${++written}.tmp`)
}

const freshPrefix = (target: string): string => `.${basename(target)}.`
const FRESH = /^(\d+)-\d+-\d+\.tmp$/
/** A process of that number may be on another machine that writes to the same folder, but no write takes so long. */
const LEFT_AFTER_MS = 60_000

/** Where this process has looked. */
const clean = new Set<string>()

/** Takes away what writers of this file left that were killed meanwhile, once. It is in nobody's way if that cannot be done. */
async function clearUp(target: string, fs: WriteFs): Promise<void> {
  if (clean.has(target)) return
  clean.add(target)
  const prefix = freshPrefix(target)
  const names = await fs.readdir(dirname(target)).catch(() => [])
  for (const name of names) {
    const pid = name.startsWith(prefix) ? FRESH.exec(name.slice(prefix.length))?.[1] : undefined
    if (pid === undefined || isThere(Number(pid))) continue
    const path = join(dirname(target), name)
    const { mtimeMs } = await fs.stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
    if (Date.now() - mtimeMs > LEFT_AFTER_MS) await fs.unlink(path).catch(() => undefined)
  }
}

async function writeThrough(path: string, text: string, fs: WriteFs): Promise<void> {
  await using file = await fs.open(path, 'wx')
  await file.writeFile(text)
  await file.sync() // else a power cut could leave the new name with no text
}

interface Owner {
  readonly mode: number
  readonly uid: number
  readonly gid: number
}

async function keepOwner(path: string, old: Owner, fs: WriteFs): Promise<void> {
  await fs.chown(path, old.uid, old.gid).catch(() => {}) // only an administrator may give files away
  await fs.chmod(path, old.mode & 0o7777)
}

/** Makes the new name last. Not every system can; the file itself is whole either way. */
async function syncFolder(folder: string, fs: WriteFs): Promise<void> {
  try {
    await using handle = await fs.open(folder, 'r')
    await handle.sync()
  } catch {
    // Windows opens no folders.
  }
}
