export { segmentFile, segmentsIn } from './files.ts'
export { readLog } from './reader.ts'
export { recordingId } from './recording-id.ts'
export { type RecordingPlan, SegmentWriter } from './segment-writer.ts'
