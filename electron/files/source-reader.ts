/**
 * The scripts beside a graph, and nothing else of the disk: a path that leaves the graph's folder, by `..` or by a symbolic link,
 * is as good as not there. Synchronous, for the run thread, which loads modules while it evaluates them.
 */
import { closeSync, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { YieldpointError } from '../../shared/errors.ts'
import { fileError } from './errors.ts'
import { READ, refuseOthers } from './read.ts'
import { decodeText } from './text.ts'

export interface SourceReader {
  /** Text of a file by its path from the folder on; null if no text may be read there, whatever the reason. */
  read(path: string): string | null
}

export function sourceReader(folder: string): SourceReader {
  return {
    read(path) {
      try {
        const truePath = confined(folder, path)
        return truePath === null ? null : readText(truePath)
      } catch (error) {
        if (fileError(error, path) instanceof YieldpointError) return null
        throw error
      }
    },
  }
}

/** The true path, with all links followed; null if it is not within the folder. */
function confined(folder: string, path: string): string | null {
  const asked = resolve(folder, path)
  // Before the disk is asked: what is outside is not even looked for.
  if (path.includes('\0') || !isWithin(resolve(folder), asked)) return null
  const truePath = realpathSync(asked)
  return isWithin(realpathSync(folder), truePath) ? truePath : null
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function readText(path: string): string {
  const file = openSync(path, READ)
  try {
    refuseOthers(fstatSync(file), path)
    return decodeText(readFileSync(file), path).text
  } finally {
    closeSync(file)
  }
}
