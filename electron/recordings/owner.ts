import { isThere } from '../files/index.ts'

/**
 * Whether the process that a recording is written by is still there. A number may have been given to another process since: then
 * the run passes for one that goes on until that one has ended, too, which does no harm.
 */
export function isAlive(pid: number | null): boolean {
  if (pid === null) return false
  if (pid === process.pid) return false // what goes on in this process was begun in it, and is not looked for on disk
  return isThere(pid)
}
