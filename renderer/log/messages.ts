/**
 * Between the page and the worker that reads a run's log. One worker a run, ended with it. The worker cannot reach the host: it says
 * which part of the log it wants next (`pull`), and the page gives it the host's answer as it came (`page`). There is never more
 * than one part on its way, so a slow page or worker slows nothing but itself.
 */
import type { WireError } from '../../shared/errors.ts'
import type { Micros, TaskId } from '../../shared/ids.ts'
import type { LanesDelta } from '../../shared/lanes/index.ts'
import type { Res } from '../../shared/protocol/commands.ts'

/** A place in the log: after the event of this number, which happened then. */
export interface Position {
  readonly seq: number
  readonly at: Micros
}

/** `at`: after all that happened by then. `step`: after the next or the last event before `from`, of one task or any. */
export type Wish =
  | { readonly kind: 'at'; readonly at: Micros }
  | {
      readonly kind: 'step'
      readonly by: 1 | -1
      readonly from: Position
      readonly task: TaskId | null
      /** When the event that is looked for happened, if it is not at the very time of `from`. */
      readonly hint: Micros | null
    }

export type ToWorker =
  | { readonly kind: 'start'; readonly budgetBytes: number }
  /** Reads on, or rests: what has been read is kept. */
  | { readonly kind: 'read'; readonly on: boolean }
  | { readonly kind: 'page'; readonly page: Res<'log.read'> }
  | { readonly kind: 'refused'; readonly error: WireError }
  | { readonly kind: 'travel'; readonly wish: Wish }

export interface LogStatus {
  /** `loading`: there is more of it. `live`: all that there is so far. `ended`: all. `failed`: no more can be had. */
  readonly state: 'loading' | 'live' | 'ended' | 'failed'
  /** How far the log is known. */
  readonly end: Position
  /** How far back it is kept here; before that the log was dropped by the recorder, or did not fit. */
  readonly from: Position
  /** Parts of it could not be read: what they held is missing. */
  readonly damaged: WireError | null
  readonly error: WireError | null
}

export type FromWorker =
  | { readonly kind: 'pull'; readonly segment: number; readonly offset: number }
  | { readonly kind: 'lanes'; readonly delta: LanesDelta }
  | { readonly kind: 'status'; readonly status: LogStatus }
  /** `state`: as `encodeState` writes it; null: there is no such event. */
  | { readonly kind: 'arrived'; readonly position: Position; readonly state: Uint8Array | null }

/** The page's end of it, or the worker's. */
export interface Port<In, Out> {
  post(message: Out, transfer?: ArrayBuffer[]): void
  onMessage(listener: (message: In) => void): void
  close(): void
}
export type WorkerPort = Port<FromWorker, ToWorker>
