/** What a host tells its viewers unasked. */

import type { RunSnapshot } from '../state/run-state.ts'
import { z } from '../zod.ts'
import { docSchema, recentFileSchema, runSummarySchema, settingsSchema } from './documents.ts'
import { batchSchema, wireErrorSchema } from './events.ts'
import { keptRunSchema, recordingIdSchema, recordingJobSchema } from './recordings.ts'

export const pushSchema = z.discriminatedUnion('type', [
  /** First answer to `run.watch`, and again whenever the viewer fell behind and starts anew. */
  z.strictObject({
    type: z.literal('run.snapshot'),
    run: z.number().int(),
    snapshot: z.custom<RunSnapshot>(v => typeof v === 'object' && v !== null && 'seq' in v && 'tasks' in v),
  }),
  z.strictObject({ type: z.literal('run.batch'), batch: batchSchema }),
  z.strictObject({ type: z.literal('run.listed'), run: runSummarySchema }),
  z.strictObject({ type: z.literal('run.removed'), run: z.number().int() }),
  z.strictObject({ type: z.literal('recording.changed'), recording: keptRunSchema }),
  z.strictObject({ type: z.literal('recording.removed'), id: recordingIdSchema }),
  z.strictObject({ type: z.literal('recording.job'), job: recordingJobSchema }),
  z.strictObject({ type: z.literal('doc.changed'), doc: docSchema }),
  z.strictObject({ type: z.literal('doc.closed'), doc: z.string() }),
  /** A file was opened from outside the page: menu, argument, second instance. */
  z.strictObject({ type: z.literal('doc.show'), doc: z.string() }),
  /** A program was attached to from outside the page. */
  z.strictObject({ type: z.literal('run.show'), run: z.number().int() }),
  z.strictObject({ type: z.literal('recent.changed'), recent: z.array(recentFileSchema) }),
  /** Something that the user should know, and did not ask for: what they type cannot be kept. */
  z.strictObject({ type: z.literal('host.trouble'), error: wireErrorSchema }),
  z.strictObject({ type: z.literal('settings.changed'), settings: settingsSchema }),
  /** A menu item of the application menu: the id of one of the renderer's actions. */
  z.strictObject({ type: z.literal('action'), id: z.string() }),
])
export type Push = z.infer<typeof pushSchema>
