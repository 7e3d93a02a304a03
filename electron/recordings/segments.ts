/** Names of the files of a log. */

const SEGMENT = /^(\d{6})\.yplog$/

/** The number of the segment that a file of that name is; null: it is none. */
export function segmentNumber(name: string): number | null {
  const digits = SEGMENT.exec(name)?.[1]
  return digits === undefined ? null : Number(digits)
}

export const segmentName = (segment: number): string => `${String(segment).padStart(6, '0')}.yplog`
