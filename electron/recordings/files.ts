/** Where a recording's segments are: files of one folder, named by their numbers. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const NAME = /^(\d{6,12})\.yplog$/

export const segmentName = (segment: number): string => `${String(segment).padStart(6, '0')}.yplog`

export const segmentFile = (folder: string, segment: number): string => join(folder, segmentName(segment))

/** The number of the segment that a file of that name is; null: it is none. */
export function segmentNumber(name: string): number | null {
  const digits = NAME.exec(name)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** The numbers of those that are there, in order; none if there is no such folder. */
export function segmentsIn(folder: string): number[] {
  try {
    const numbers = readdirSync(folder).map(segmentNumber)
    return numbers.filter(number => number !== null).sort((a, b) => a - b)
  } catch {
    return []
  }
}
