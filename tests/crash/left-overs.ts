/** Files that were being written when the app was killed: one of each may be there until that is written again. */
import { readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'

const UNFINISHED = /^(.*)\.\d+-\d+-\d+\.tmp$/

/** The files of which more than one was left. */
export function piledUp(folder: string): string[] {
  const of = unfinishedIn(folder).map(name => UNFINISHED.exec(name)![1]!)
  return of.filter((name, i) => of.indexOf(name) !== i)
}

/** As if the app were started again later, when nobody may take them for another app's. */
export function age(folder: string): void {
  for (const name of unfinishedIn(folder)) utimesSync(join(folder, name), 0, 0)
}

function unfinishedIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => UNFINISHED.test(name))
}
