/** Files that were being written when the app was killed: somebody has to take them away. */
import { readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'

const UNFINISHED = /\.tmp$|^\.(new|gone)-/

export function unfinishedIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter(name => UNFINISHED.test(name.slice(name.lastIndexOf('/') + 1)))
}

/** As if the app were started again the day after, so that nobody may take them for another app's. */
export function age(folder: string): void {
  for (const name of unfinishedIn(folder)) {
    const path = join(folder, name)
    if (statSync(path).isFile()) utimesSync(path, 0, 0)
  }
}
