/**
 * How a program that can be watched is found: it leaves a file in a folder of the user's own, readable by nobody else, with
 * its address and secret. The folder outlives programs that were killed, so what a file says is checked before it is told.
 */
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { type Announcement, announcementSchema } from '../../shared/protocol/program.ts'

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: string
  readonly home: string
}

/** The session's own folder where the system has one: it is emptied when the user logs out. */
export function programsFolder({ env, platform, home }: Surroundings = surroundings()): string {
  if (env['YIELDPOINT_DATA']) return join(env['YIELDPOINT_DATA'], 'programs')
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Yieldpoint', 'programs')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Yieldpoint', 'programs')
  return env['XDG_RUNTIME_DIR']
    ? join(env['XDG_RUNTIME_DIR'], 'yieldpoint', 'programs')
    : join(env['XDG_STATE_HOME'] ?? join(home, '.local', 'state'), 'yieldpoint', 'programs')
}

const surroundings = (): Surroundings => ({ env: process.env, platform: process.platform, home: homedir() })

/** Resolves with its undo, which may be called as the process exits. */
export async function announce(announcement: Announcement, folder = programsFolder()): Promise<() => void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${announcement.pid}-${randomUUID()}.json`)
  await writeFile(path, JSON.stringify(announcement), { mode: 0o600, flag: 'wx' })
  return () => rmSync(path, { force: true })
}

/** The programs of this user that are running, the oldest first. Files of those that were killed are removed. */
export async function runningPrograms(folder = programsFolder()): Promise<Announcement[]> {
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(names.map(name => readOne(join(folder, name))))
  return found.filter(each => each !== null).sort((a, b) => a.startedAtMs - b.startedAtMs)
}

async function readOne(path: string): Promise<Announcement | null> {
  if (!path.endsWith('.json') || !(await isOursAlone(path))) return null
  const announcement = await parsed(path)
  if (announcement === null || isRunning(announcement.pid)) return announcement
  await rm(path, { force: true })
  return null
}

/** What somebody else could have written names an address that is not to be trusted with a connection. */
async function isOursAlone(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => null)
  if (stats === null || !stats.isFile()) return false
  return process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o077) === 0)
}

async function parsed(path: string): Promise<Announcement | null> {
  try {
    return announcementSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return null // half written, or of another version
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
