/** Where the segments of a log are, for who writes or reads them one by one. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { segmentName, segmentNumber } from './segments.ts'

export const segmentFile = (folder: string, segment: number): string => join(folder, segmentName(segment))

/** The numbers of those that are there, in order; none if there is no such folder. */
export function segmentsIn(folder: string): number[] {
  try {
    const numbers = readdirSync(folder).map(segmentNumber)
    return numbers.filter(number => number !== null).sort((a, b) => a - b)
  } catch {
    return []
  }
}
