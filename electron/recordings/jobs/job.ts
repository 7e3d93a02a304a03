/** What is done with recordings in a thread of its own, since it reads all of a log: asked, told how far it is, answered. */
import type { WireError } from '../../../shared/errors.ts'
import type { RunOutcome } from '../../../shared/protocol/events.ts'
import type { Manifest } from '../manifest.ts'
import type { TraceAbout } from '../trace/trace.ts'
import type { Target } from '../whole-file.ts'

export interface Jobs {
  /** What a log comes to. */
  inspect: { ask: { readonly folder: string }; answer: Inspection }
  /** The run at the end of what is kept, as a snapshot in JSON. */
  state: { ask: { readonly folder: string }; answer: LastState }
  trace: { ask: { readonly folder: string; readonly to: Target; readonly about: TraceAbout }; answer: null }
  csv: { ask: { readonly folder: string; readonly to: Target }; answer: null }
  pack: { ask: { readonly folder: string; readonly to: Target }; answer: null }
  unpack: {
    ask: { readonly path: string; readonly folder: string; readonly id: string }
    answer: { readonly manifest: Manifest; readonly inspection: Inspection }
  }
}
/** `over`: the log says how the run ended. */
export interface LastState {
  readonly seq: number
  readonly over: boolean
  readonly snapshot: string
}

export type JobName = keyof Jobs
export type Ask<N extends JobName> = Jobs[N]['ask']
export type Answer<N extends JobName> = Jobs[N]['answer']

export interface Inspection {
  readonly events: number
  readonly duration: number
  readonly tasks: number
  /** Null: the log does not tell it. */
  readonly end: { readonly outcome: RunOutcome; readonly error: WireError | null } | null
  readonly findings: Readonly<Record<string, number>>
  readonly bytes: number
  /** Of the oldest segment that is kept. */
  readonly firstSegment: number
  /** SHA-256 over the segments. */
  readonly digest: string
  readonly damaged: { readonly segment: number; readonly error: WireError } | null
}

export type JobReport =
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'answer'; readonly answer: unknown }
  | { readonly type: 'failed'; readonly error: WireError }
