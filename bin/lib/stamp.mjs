/** A stamp says from what something was made: the hash of the contents, not of the times. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inRoot } from './repository.mjs'

export function contentStamp(paths) {
  const hash = createHash('sha256')
  for (const path of paths)
    for (const file of filesIn(inRoot(path))) hash.update(file).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

function filesIn(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isDirectory()) return stats ? [path] : []
  return readdirSync(path)
    .sort()
    .flatMap(name => filesIn(join(path, name)))
}

export function readText(path) {
  try {
    return readFileSync(inRoot(path), 'utf8')
  } catch {
    return null
  }
}

export function writeText(path, text) {
  mkdirSync(dirname(inRoot(path)), { recursive: true })
  writeFileSync(inRoot(path), text)
}
