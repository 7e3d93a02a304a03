/**
 * A recording as one file, `NAME.yprun`: gzip over lines of JSON, each saying how many bytes of what follow it.
 *
 *   {"yprun":1}
 *   {"entry":"run.json","bytes":1234}      and 1234 bytes
 *   {"entry":"sources.json","bytes":…}     …
 *   {"entry":"000000.yplog","bytes":…}     …, segments in their order
 *   {"end":5}                              so many entries: a file that was cut off lacks it
 */
import { z } from '../../../shared/zod.ts'

export const BUNDLE_VERSION = 1
export const BUNDLE_ENDING = '.yprun'
/** Unpacked, all together: what is larger is refused, however small it was packed. */
export const UNPACKED_LIMIT = 1024 * 1024 * 1024
/** Characters of a line of JSON between the entries. */
export const LINE_LIMIT = 1_000
export const ENTRIES_LIMIT = 100_000

export const headLineSchema = z.strictObject({ yprun: z.number().int().positive() })
const entryLineSchema = z.strictObject({ entry: z.string().max(100), bytes: z.number().int().nonnegative() })
const endLineSchema = z.strictObject({ end: z.number().int().nonnegative() })
export const lineSchema = z.union([entryLineSchema, endLineSchema])
export type EntryLine = z.infer<typeof entryLineSchema>
