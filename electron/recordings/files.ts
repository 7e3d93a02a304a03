/** Where a recording's segments are: files of one folder, named by their numbers. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const NAME = /^(\d{6,})\.yplog$/

export const segmentFile = (folder: string, segment: number): string =>
  join(folder, `${String(segment).padStart(6, '0')}.yplog`)

/** The numbers of those that are there, in order; none if there is no such folder. */
export function segmentsIn(folder: string): number[] {
  try {
    const numbers = readdirSync(folder).flatMap(name => NAME.exec(name)?.[1] ?? [])
    return numbers.map(Number).sort((a, b) => a - b)
  } catch {
    return []
  }
}
