/** What a run's recording is called, and where it is to be. */
import { join } from 'node:path'
import { type RecordingPlan, recordingId } from '../recordings/index.ts'

/** Bytes of one run's recording, where the user has not said; then its beginning is dropped. Some thirty million events. */
const LIMIT_BYTES = 256 * 1024 * 1024

export interface PlannedRecording extends RecordingPlan {
  readonly id: string
}

/** In a new folder inside of `parent`. */
export function plannedRecording(parent: string, startedAtMs: number): PlannedRecording {
  const id = recordingId(startedAtMs)
  return { id, folder: join(parent, id), limitBytes: LIMIT_BYTES }
}
