/** A run's snapshot, for who reads it from a process that is not ours. */
import type { RunSnapshot } from '../state/run-state.ts'
import { z } from '../zod.ts'
import {
  cancelSchema,
  deadlockSchema,
  groupSchema,
  outcomeSchema,
  resourceStatsSchema,
  runOutcomeSchema,
  taskStateSchema,
  waitingSchema,
  wireErrorSchema,
  workerStateSchema,
} from './events.ts'
import { findingSchema } from './findings.ts'

const id = z.number().int().positive()
const count = z.number().int().nonnegative()
const micros = z.number().nonnegative()

const taskSchema = z.strictObject({
  id,
  name: z.string(),
  node: z.string().nullable(),
  copy: count.nullable(),
  parent: id.nullable(),
  body: z.boolean(),
  group: groupSchema.nullable(),
  state: taskStateSchema,
  waiting: waitingSchema.nullable(),
  since: micros,
  site: id.nullable(),
  deadline: micros.nullable(),
  steps: count,
  ran: micros,
  waited: micros,
  createdAt: micros,
  endedAt: micros.nullable(),
  shielded: z.boolean(),
  cancel: cancelSchema.nullable(),
  outcome: outcomeSchema.nullable(),
})

const siteSchema = z.strictObject({ file: z.string(), name: z.string(), line: count, column: count })

export const runSnapshotSchema: z.ZodType<RunSnapshot> = z.strictObject({
  seq: count,
  at: micros,
  phase: z.enum(['starting', 'running', 'paused', 'deadlocked', 'ended']),
  outcome: runOutcomeSchema.nullable(),
  error: wireErrorSchema.nullable(),
  graph: z.string(),
  clock: z.enum(['real', 'virtual']),
  seed: z.number().int(),
  speed: z.number().positive(),
  deadlock: deadlockSchema.nullable(),
  tasks: z.array(taskSchema),
  forgotten: count,
  resources: z.array(z.strictObject({ id, name: z.string(), declared: z.boolean(), stats: resourceStatsSchema })),
  workers: z.array(
    z.strictObject({
      id,
      kind: z.enum(['thread', 'process']),
      state: workerStateSchema,
      task: id.nullable(),
      call: z.strictObject({ id, text: z.string() }).nullable(),
      since: micros,
    }),
  ),
  callsWaiting: count,
  findings: z.array(findingSchema),
  sites: z.array(z.tuple([id, siteSchema])),
  log: z.array(z.strictObject({ seq: id, at: micros, task: id.nullable(), text: z.string() })),
  logDropped: count,
  merged: count,
})
