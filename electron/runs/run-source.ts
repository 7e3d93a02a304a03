/** A run to whoever shows and steers it, wherever it goes on: in a thread of ours, or in a program of its own. */
import type { WireError } from '../../shared/errors.ts'
import type { RunSummary, StackFrame } from '../../shared/protocol/documents.ts'
import type { RunOutcome } from '../../shared/protocol/events.ts'
import type { Viewer } from './viewers.ts'

export interface RunSource {
  readonly id: number
  /** Resolves when it has ended, however it did. */
  readonly ended: Promise<RunOutcome>
  /** Why it ended, if that was no doing of its own. */
  readonly error: WireError | null
  summary(): RunSummary
  pause(): Promise<void>
  resume(): Promise<void>
  step(by: 'step' | 'turn'): Promise<void>
  speed(speed: number): Promise<void>
  /** Cancels all its tasks and lets them clean up. */
  stop(reason?: string | null): Promise<void>
  cancel(task: number, reason: string | null): Promise<void>
  shield(task: number, on: boolean): Promise<void>
  /** Where the task waits, outermost first. */
  stack(task: number): Promise<StackFrame[]>
  /** Ends it at once. A program of its own is only let go. */
  kill(): Promise<void>
  /** Sends the viewer a snapshot and then all batches. Returns its undo. */
  watch(viewer: Viewer): () => void
  /** Where its log is recorded, written up to now if it can be; null if it is not recorded. */
  recordingFolder(): Promise<string | null>
  /** Looks whether it gets anywhere. Called every so often by the supervisor. */
  look(nowMs: number): void
}
