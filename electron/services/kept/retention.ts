/** Which kept runs are to go: the oldest first, until the rest is within the limits. */
import type { Recording, Retention } from '../../../shared/protocol/recordings.ts'

const MB = 1024 * 1024
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Never a pinned one, one that goes on, or one that is `shown` now; they count towards the total all the same.
 * `recordings`: the newest first.
 */
export function toGo(
  recordings: readonly Recording[],
  { totalMb, days }: Retention,
  nowMs: number,
  shown: (id: string) => boolean,
): string[] {
  const may = ({ id, pinned, outcome }: Recording): boolean => !pinned && outcome !== 'running' && !shown(id)
  const oldestMs = days === null ? Number.NEGATIVE_INFINITY : nowMs - days * DAY_MS
  const gone: string[] = []
  let bytes = recordings.reduce((sum, recording) => sum + recording.bytes, 0)
  for (const recording of recordings.toReversed().filter(may)) {
    if (bytes <= totalMb * MB && recording.startedAtMs >= oldestMs) continue
    gone.push(recording.id)
    bytes -= recording.bytes
  }
  return gone
}
