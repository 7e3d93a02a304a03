/** Names of recordings: sorted, they are in the order in which their runs were started. */
import { randomBytes } from 'node:crypto'

/** `20261125T015100123Z-1a2b3c4d`: UTC to the millisecond, then what keeps two of one moment apart. */
export function recordingId(startedAtMs: number): string {
  const time = new Date(startedAtMs).toISOString().replace(/[-:.]/g, '')
  return `${time}-${randomBytes(4).toString('hex')}`
}
