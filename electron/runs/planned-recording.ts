/** What a run's recording is called, and where it is to be. */
import { join } from 'node:path'
import { type RecordingPlan, recordingId } from '../recordings/index.ts'

/** Bytes of one run's recording; then its beginning is dropped. Some thirty million events. */
const LIMIT_BYTES = 256 * 1024 * 1024

export interface PlannedRecording extends RecordingPlan {
  readonly id: string
}

/** Null for a supervisor that records nothing. */
export function plannedRecording(recordings: string | null, startedAtMs: number): PlannedRecording | null {
  if (recordings === null) return null
  const id = recordingId(startedAtMs)
  return { id, folder: join(recordings, id), limitBytes: LIMIT_BYTES }
}
