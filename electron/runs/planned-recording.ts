/** What a run's recording is called, and where it is to be. */
import type { RecordingPlan } from '../recordings/index.ts'

export interface PlannedRecording extends RecordingPlan {
  readonly id: string
}
