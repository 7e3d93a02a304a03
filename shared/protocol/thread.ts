/**
 * What crosses between the supervisor (main thread) and a run's thread. Batches and snapshots cross as text that the main
 * thread forwards without reading; beside them only what is the supervisor's own business.
 */

import type { WireError } from '../errors.ts'
import type { Graph } from '../graph/model.ts'
import { z } from '../zod.ts'
import { recordingSchema, stackFrameSchema } from './documents.ts'
import { runOutcomeSchema } from './events.ts'
import { interventionSchema } from './intervention.ts'
import { checkResultSchema, handInterventionSchema } from './recordings.ts'

export type { Intervention } from './intervention.ts'

const id = z.number().int().positive()

/** All a run needs: nothing in it is looked up again while it runs. */
export const runPlanSchema = z.strictObject({
  run: id,
  graph: z.custom<Graph>(value => typeof value === 'object' && value !== null && 'tasks' in value),
  /** Where the scripts it imports stand; null for a graph that was never saved. */
  folder: z.string().nullable(),
  /** Texts that differ from the disk (unsaved edits), by path relative to the folder. */
  overlay: z.record(z.string(), z.string()),
  clock: z.enum(['real', 'virtual']),
  seed: z.number().int(),
  speed: z.number().positive(),
  paused: z.boolean(),
  /** Whether to look for findings. */
  debug: z.boolean(),
  workers: z.number().int().positive(),
  memoryLimitMb: z.number().positive(),
  /** Send every event as a line of JSON. */
  full: z.boolean(),
  interventions: z.array(interventionSchema),
  /** Done by hand to an earlier run, and to be done again at the same places. */
  replay: z.array(handInterventionSchema),
  /** Compare it with the log in that folder, event for event. */
  compareWith: z.string().nullable(),
  /** What the user has allowed of what the graph declares: entries with their kind, `connect:127.0.0.1:80`. */
  allowed: z.array(z.string()),
  /** Where the log is written; segments beyond the limit are dropped, the oldest first. */
  recording: z.strictObject({ folder: z.string(), limitBytes: z.number().positive() }).nullable(),
  /** What programs are told of their surroundings. */
  environment: z.record(z.string(), z.string()),
})
export type RunPlan = z.infer<typeof runPlanSchema>

/** Handed to the thread at birth. Its first message is the plan of its run, the rest are orders. */
export interface ThreadData {
  /** Layout in electron/runs/heartbeat.ts. */
  readonly heartbeat: SharedArrayBuffer
  readonly poolWorker: string
}

const orders = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('pause') }),
  z.strictObject({ type: z.literal('resume') }),
  z.strictObject({ type: z.literal('step'), by: z.enum(['step', 'turn']) }),
  z.strictObject({ type: z.literal('speed'), speed: z.number().positive() }),
  z.strictObject({ type: z.literal('stop'), reason: z.string().nullable() }),
  z.strictObject({ type: z.literal('cancel'), task: id, reason: z.string().nullable() }),
  z.strictObject({ type: z.literal('shield'), task: id, on: z.boolean() }),
  z.strictObject({ type: z.literal('stack'), task: id }),
  /** Send a snapshot now and batches from then on; a second one sends a new snapshot. */
  z.strictObject({ type: z.literal('watch') }),
  z.strictObject({ type: z.literal('unwatch') }),
  /** Write what is to be recorded and was not written yet: somebody reads the recording. */
  z.strictObject({ type: z.literal('flushRecording') }),
])
export type Order = z.infer<typeof orders>

export const orderFrameSchema = z.strictObject({ id, order: orders })
export type OrderFrame = z.infer<typeof orderFrameSchema>

const wireError = z.custom<WireError>(value => typeof value === 'object' && value !== null && 'code' in value)

export const reportSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('answer'),
    id,
    error: wireError.nullable(),
    /** Of `stack` only. */
    frames: z.array(stackFrameSchema).nullable(),
  }),
  z.strictObject({
    type: z.literal('status'),
    phase: z.enum(['starting', 'running', 'paused', 'deadlocked', 'ended']),
    outcome: runOutcomeSchema.nullable(),
    at: z.number(),
    seq: z.number().int(),
    recording: recordingSchema.omit({ id: true }).nullable(),
  }),
  /** `text`: a RunSnapshot as JSON. */
  z.strictObject({ type: z.literal('snapshot'), seq: z.number().int(), text: z.string() }),
  /** `text`: a Batch as JSON. */
  z.strictObject({ type: z.literal('batch'), to: z.number().int(), at: z.number(), text: z.string() }),
  /** An order was obeyed that is part of what the run is. */
  z.strictObject({ type: z.literal('intervened'), intervention: handInterventionSchema }),
  /** Of a run that is compared: there is nothing more to find out by going on with it. */
  z.strictObject({ type: z.literal('compared'), result: checkResultSchema }),
  /** Whole lines, each an event as JSON. */
  z.strictObject({ type: z.literal('lines'), text: z.string() }),
])
export type Report = z.infer<typeof reportSchema>
