/** Runs that are kept on disk: what of one is known without reading its log. */
import { z } from '../zod.ts'
import { runOutcomeSchema, wireErrorSchema } from './events.ts'
import { interventionSchema } from './intervention.ts'

const count = z.number().int().nonnegative()
const micros = z.number().nonnegative()
const id = z.number().int().positive()

/** `running`: it goes on, perhaps in another window; `interrupted`: the app ended before it did. */
export const keptOutcomeSchema = z.enum([...runOutcomeSchema.options, 'running', 'interrupted'])
export type KeptOutcome = z.infer<typeof keptOutcomeSchema>

/**
 * Where in a run something was done to it from outside: between two entries of the loop's ready queue. On the virtual clock
 * `entries` and `events` together name the same place in every run of the same graph.
 */
export const runPlaceSchema = z.strictObject({
  /** Number of the last event before it. */
  seq: count,
  /** As many events came before it, those that only pace a run (`PACING`) not counted. */
  events: count,
  /** Entries of the ready queue that had begun to run. */
  entries: count,
  at: micros,
})
export type RunPlace = z.infer<typeof runPlaceSchema>

const byHand = <const D extends string, S extends z.ZodRawShape>(what: D, shape: S) =>
  z.strictObject({ do: z.literal(what), after: runPlaceSchema, ...shape })

const task = { task: id, name: z.string().max(10_000) }
const reason = z.string().max(10_000).nullable()

/** Done by the user while the run went on. */
export const handInterventionSchema = z.discriminatedUnion('do', [
  byHand('cancel', { ...task, reason }),
  byHand('shield', { ...task, on: z.boolean() }),
  byHand('stop', { reason }),
])
export type HandIntervention = z.infer<typeof handInterventionSchema>

/** Events that say how fast a run was let go, not what happened in it: two runs are the same without them. */
export const PACING: ReadonlySet<string> = new Set(['run.paused', 'run.resumed', 'run.speedChanged'])

export const recordingIdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{7,63}$/)
export const recordingNameSchema = z.string().max(200)

export const recordingSchema = z.strictObject({
  id: recordingIdSchema,
  /** What the user calls it. */
  name: recordingNameSchema.nullable(),
  /** Of the graph. */
  title: z.string(),
  /** The graph's file name; empty: it was a program of its own. */
  file: z.string(),
  clock: z.enum(['real', 'virtual']),
  seed: z.number().int(),
  speed: z.number().positive(),
  debug: z.boolean(),
  startedAtMs: z.number(),
  /** On the run's clock; 0 until it is known. */
  duration: micros,
  outcome: keptOutcomeSchema,
  error: wireErrorSchema.nullable(),
  tasks: count,
  events: count,
  findings: count,
  bytes: count,
  droppedSegments: count,
  /** Tasks, events and findings are known: its log was read once it had ended. */
  counted: z.boolean(),
  /** Never cleaned away. */
  pinned: z.boolean(),
  imported: z.boolean(),
  /** By hand. */
  interventions: count,
  /** Why its recording stopped before the run did. */
  stopped: wireErrorSchema.nullable(),
})
export type Recording = z.infer<typeof recordingSchema>

/** As viewers see it. */
export const keptRunSchema = recordingSchema.extend({
  /** The run of this session that it is, or that it was opened as. */
  run: id.nullable(),
})
export type KeptRun = z.infer<typeof keptRunSchema>

/** What of kept runs is cleaned away, the oldest first: never a pinned one, nor one that goes on. */
export const retentionSchema = z.strictObject({
  /** Of all runs together. */
  totalMb: z.number().int().min(1).max(1_000_000),
  /** Of one run: its beginning goes first. */
  runMb: z.number().int().min(1).max(100_000),
  /** Null: they may grow old. */
  days: z.number().int().min(1).max(36_500).nullable(),
})
export type Retention = z.infer<typeof retentionSchema>
export const DEFAULT_RETENTION: Retention = { totalMb: 2_048, runMb: 256, days: null }

export const recordingDetailsSchema = z.strictObject({
  planned: z.array(interventionSchema),
  byHand: z.array(handInterventionSchema),
  /** How often each rule found something. */
  findings: z.record(z.string(), count),
  allowed: z.array(z.string()),
  scripts: z.array(z.string()),
  folder: z.string(),
})
export type RecordingDetails = z.infer<typeof recordingDetailsSchema>

export const exportFormatSchema = z.enum(['file', 'trace', 'csv'])
export type ExportFormat = z.infer<typeof exportFormatSchema>

/** What running it again came to. `event` counts from 1, without those that only pace. */
export const checkResultSchema = z.discriminatedUnion('kind', [
  /** `whole`: the kept log goes to the run's end. */
  z.strictObject({ kind: z.literal('same'), events: count, whole: z.boolean() }),
  /** Null: there is no such event in that run. As JSON, cut. */
  z.strictObject({
    kind: z.literal('different'),
    event: count,
    at: micros,
    was: z.string().nullable(),
    is: z.string().nullable(),
  }),
])
export type CheckResult = z.infer<typeof checkResultSchema>

/** Something that takes its time: `done` of 1. Exports, imports and checks, one a recording. */
export const recordingJobSchema = z.strictObject({
  job: z.number().int().positive(),
  what: z.enum(['export', 'import', 'check']),
  recording: recordingIdSchema.nullable(),
  done: z.number().min(0).max(1),
  over: z.boolean(),
})
export type RecordingJob = z.infer<typeof recordingJobSchema>
