/**
 * Between a program that uses the runtime as a library and whoever watches it: lines of JSON over a socket of the loopback.
 *
 *     viewer  → greeting                     its first line, within GREET_WITHIN_MS
 *     program → welcome                      or nothing: a wrong secret ends the connection
 *     viewer  → RequestFrame                 the commands of `programCommands`, of run PROGRAM_RUN
 *     program → ReplyFrame | PushFrame       as every host: run.listed at first and then twice a second, run.snapshot, run.batch
 *
 * A program has one run for its whole life, whatever loops it makes one after the other. Both sides parse every line, end the
 * connection at one they do not understand or that is too long, and believe nothing the other says about itself.
 */
import { z } from '../zod.ts'
import type { CommandName } from './commands.ts'
import { runSummarySchema } from './documents.ts'
import { batchSchema, wireErrorSchema } from './events.ts'
import { runSnapshotSchema } from './snapshot.ts'

export const PROTOCOL = 1
export const PROGRAM_RUN = 1
/** A program that is silent for longer does not get to its own timers. */
export const LISTED_EVERY_MS = 500
export const GREET_WITHIN_MS = 2_000
/** Characters: a request is short; a snapshot has ten thousand tasks. */
export const LONGEST_REQUEST = 64 * 1024
export const LONGEST_REPLY = 64 * 1024 * 1024

export const greetingSchema = z.strictObject({ yieldpoint: z.number().int(), secret: z.string().max(256) })
export type Greeting = z.infer<typeof greetingSchema>

export const welcomeSchema = z.object({
  yieldpoint: z.number().int(),
  name: z.string().max(200),
  pid: z.number().int().positive(),
})
export type Welcome = z.infer<typeof welcomeSchema>

/** What a running program leaves in the user's own folder, so that it is found. */
export const announcementSchema = z.strictObject({
  ...welcomeSchema.shape,
  address: z.string(),
  secret: z.string(),
  startedAtMs: z.number(),
})
export type Announcement = z.infer<typeof announcementSchema>

export const programCommands = [
  'run.pause',
  'run.resume',
  'run.step',
  'run.speed',
  'run.stop',
  'run.watch',
  'run.unwatch',
  'task.cancel',
  'task.shield',
  'task.stack',
] as const satisfies readonly CommandName[]
export type ProgramCommand = (typeof programCommands)[number]

export const isProgramCommand = (name: string): name is ProgramCommand =>
  (programCommands as readonly string[]).includes(name)

/** What a program may tell: of all pushes those about its run. */
export const programPushSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('run.listed'), run: runSummarySchema }),
  z.strictObject({ type: z.literal('run.snapshot'), run: z.literal(PROGRAM_RUN), snapshot: runSnapshotSchema }),
  z.strictObject({ type: z.literal('run.batch'), batch: batchSchema }),
])
export type ProgramPush = z.infer<typeof programPushSchema>

const replySchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: wireErrorSchema }),
])

export const programFrameSchema = z.union([
  z.strictObject({ push: programPushSchema }),
  z.strictObject({ id: z.number().int(), reply: replySchema }),
])
export type ProgramFrame = z.infer<typeof programFrameSchema>
