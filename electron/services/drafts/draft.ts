/** An open document as it is kept beside its file, so that neither a crash nor a power cut loses what was typed. */
import { MAX_TEXT } from '../../../shared/graph/limits.ts'
import { z } from '../../../shared/zod.ts'

const text = z.string().max(MAX_TEXT)

export const draftSchema = z.strictObject({
  version: z.literal(1),
  /** Documents are opened again in this order. */
  order: z.number(),
  name: z.string().min(1).max(255),
  /** Null: never saved. */
  path: z.string().nullable(),
  bundled: z.string().nullable(),
  /** Its texts that are not what is on disk, the graph file first; all of them, for a document that has no path. */
  files: z.array(
    z.strictObject({
      path: z.string(),
      text,
      /** What was last seen on disk, from which it differs; null: nothing was there. */
      saved: text.nullable(),
      /** What was about to be written there by this app. */
      saving: text.optional(),
    }),
  ),
})
export type Draft = z.infer<typeof draftSchema>

/** A draft's file is called after its document, which is the same document when it is opened again. */
export const DRAFT_FILE = /^([\w-]{1,64})\.draft\.json$/
export const draftFile = (doc: string): string => `${doc}.draft.json`
