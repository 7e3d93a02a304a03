/** Documents, runs and settings as a viewer sees them. */
import { isWireError, type WireError } from '../errors.ts'
import { graphOutlineSchema } from '../graph/outline.ts'
import { z } from '../zod.ts'
import { runOutcomeSchema } from './events.ts'
import { DEFAULT_RETENTION, retentionSchema } from './recordings.ts'

export const placeSchema = z.strictObject({
  file: z.string(),
  line: z.number().int(),
  column: z.number().int(),
  endLine: z.number().int(),
  endColumn: z.number().int(),
})

export const problemSchema = z.strictObject({
  severity: z.enum(['error', 'warning']),
  error: z.custom<import('../errors.ts').WireError>(v => typeof v === 'object' && v !== null && 'code' in v),
  at: placeSchema,
  fix: z.strictObject({ text: z.string() }).nullable(),
})

/** One text of a document: the graph file or a script beside it. */
export const docFileSchema = z.strictObject({
  /** Relative to the graph's folder. The graph file is the first of a document's files. */
  path: z.string(),
  /** The working copy, unsaved edits included. */
  text: z.string(),
  dirty: z.boolean(),
})

/** One thing that a graph asks for, `connect:127.0.0.1:80`, and what the user has said to it. */
export const permissionSchema = z.strictObject({
  item: z.string(),
  /** Null: never asked. */
  allowed: z.boolean().nullable(),
})
export type Permission = z.infer<typeof permissionSchema>

/** What the user has said to one file. */
export const grantSchema = z.strictObject({
  /** The file's path, or `bundled:ID`. */
  file: z.string(),
  items: z.array(z.strictObject({ item: z.string(), allowed: z.boolean() })),
})
export type Grant = z.infer<typeof grantSchema>

export const docSchema = z.strictObject({
  id: z.string(),
  /** What stands in the title: `pizza-kitchen.taskgraph.yaml`. */
  name: z.string(),
  /** Null: never saved. */
  path: z.string().nullable(),
  /** Bundled graphs are read-only; saving one asks for a new place. */
  bundled: z.string().nullable(),
  files: z.array(docFileSchema),
  problems: z.array(problemSchema),
  /** From the text, where it could be read. */
  title: z.string(),
  clock: z.enum(['real', 'virtual']),
  seed: z.number().int(),
  /** What it asks for outside of its runs, as far as the text can be read. */
  permissions: z.array(permissionSchema),
  /** Of the text when it could last be read, mistakes and all, so that a half-typed line empties no picture; null: never yet. */
  outline: graphOutlineSchema.nullable(),
})
export type Doc = z.infer<typeof docSchema>
export type DocFile = z.infer<typeof docFileSchema>

export const recentFileSchema = z.strictObject({ path: z.string(), name: z.string(), openedAtMs: z.number() })
export type RecentFile = z.infer<typeof recentFileSchema>

export const MIN_SCALE = 80
export const MAX_SCALE = 150

export const settingsSchema = z.strictObject({
  language: z.enum(['system', 'en', 'ja']),
  theme: z.enum(['system', 'dark', 'light']),
  /** Of the runs that are kept. */
  retention: retentionSchema,
  /** Percent of the design's size; in a browser, its own zoom does this. */
  scale: z.number().int().min(MIN_SCALE).max(MAX_SCALE),
  /** Whether things move: as the system has it, not at all, or as designed. */
  motion: z.enum(['system', 'none', 'full']),
  /** Whether runs look for mistakes: as their graph says, always, or never. */
  debug: z.enum(['graph', 'on', 'off']),
})
export type Settings = z.infer<typeof settingsSchema>

export const DEFAULT_SETTINGS: Settings = {
  ...({ language: 'system', theme: 'system', motion: 'system' } as const),
  scale: 100,
  debug: 'graph',
  retention: DEFAULT_RETENTION,
}

/** As another version may have written them: each that is not as it should be, or not there, is the default; others go. */
export const keptSettingsSchema = z.record(z.string(), z.unknown()).transform((kept): Settings => {
  const fitting = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const read = schema.safeParse(kept[name])
    return read.success ? [[name, read.data] as const] : []
  })
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(fitting) }
})
/** How a run's recording stands. `stopped`: why it ended before the run did. Of a ring `droppedSegments` are gone. */
export const recordingSchema = z.strictObject({
  id: z.string(),
  bytes: z.number().int().nonnegative(),
  droppedSegments: z.number().int().nonnegative(),
  stopped: z.custom<WireError>(isWireError).nullable(),
})
export type Recording = z.infer<typeof recordingSchema>

export const runSummarySchema = z.strictObject({
  run: z.number().int(),
  doc: z.string(),
  name: z.string(),
  /** A program that uses the runtime as a library and lets itself be watched; null for a graph in a thread of ours. */
  program: z.strictObject({ pid: z.number().int() }).nullable(),
  phase: z.enum(['starting', 'running', 'paused', 'deadlocked', 'ended']),
  outcome: runOutcomeSchema.nullable(),
  at: z.number(),
  startedAtMs: z.number(),
  clock: z.enum(['real', 'virtual']),
  seed: z.number().int(),
  /** The run's thread does not answer: which task has not yielded, and for how long. */
  stuck: z.strictObject({ task: z.number().int().nullable(), name: z.string(), forMs: z.number() }).nullable(),
  /** Null if it is not recorded. */
  recording: recordingSchema.nullable(),
})
export type RunSummary = z.infer<typeof runSummarySchema>

export const stackFrameSchema = z.strictObject({
  name: z.string(),
  file: z.string().nullable(),
  line: z.number().int().nullable(),
  column: z.number().int().nullable(),
  /** Lines around it, as the run read them; the first is line `firstLine`. */
  excerpt: z.array(z.string()),
  firstLine: z.number().int(),
})
export type StackFrame = z.infer<typeof stackFrameSchema>

export const dirEntrySchema = z.strictObject({
  name: z.string(),
  path: z.string(),
  kind: z.enum(['folder', 'graph', 'recording']),
})
