/**
 * What a viewer may ask of its host. The one place where a command is named, with the schema of its request and its answer;
 * both sides derive their types from it, and what arrives is parsed with it.
 */

import { lessonSchema, topicSchema } from '../course/index.ts'
import type { WireError } from '../errors.ts'
import { TEMPLATE_IDS } from '../graph/templates/index.ts'
import { z } from '../zod.ts'
import {
  dirEntrySchema,
  docSchema,
  grantSchema,
  recentFileSchema,
  runSummarySchema,
  settingsSchema,
  stackFrameSchema,
} from './documents.ts'
import { wireErrorSchema } from './events.ts'
import { interventionSchema } from './intervention.ts'
import {
  checkResultSchema,
  exportFormatSchema,
  keptRunSchema,
  recordingDetailsSchema,
  recordingIdSchema,
  recordingNameSchema,
} from './recordings.ts'
import { runningProgramSchema } from './running-program.ts'

const nothing = z.null()
const doc = z.string().max(4096)
const run = z.number().int().positive()
const task = z.number().int().positive()
const path = z.string().min(1).max(32_768)
/** As large as the largest graph file that is read. */
const text = z.string().max(16 * 1024 * 1024)

const items = z.array(z.string().max(2_000)).max(10_000)

const command = <Req extends z.ZodType, Res extends z.ZodType>(req: Req, res: Res) => ({ req, res })

export const commands = {
  'app.hello': command(
    z.strictObject({}),
    z.strictObject({
      version: z.string(),
      host: z.enum(['electron', 'browser']),
      platform: z.string(),
      /** The system's, for settings that say `system`. */
      language: z.enum(['en', 'ja']),
      workers: z.number().int(),
      topics: z.array(topicSchema),
      library: z.array(lessonSchema),
      recent: z.array(recentFileSchema),
      docs: z.array(docSchema),
      /** What to show first, if a file was named at the start. */
      activeDoc: z.string().nullable(),
      runs: z.array(runSummarySchema),
      settings: settingsSchema,
    }),
  ),
  /** What pages remembered of how they were arranged, by keys of their own. */
  'memory.read': command(z.strictObject({}), z.record(z.string(), z.string())),
  'memory.write': command(z.strictObject({ key: z.string().max(100), text: z.string().max(200_000) }), nothing),
  'settings.set': command(settingsSchema.partial(), settingsSchema),

  /** The Python that a bundled graph corresponds to. */
  'library.python': command(z.strictObject({ id: z.string().max(200) }), z.strictObject({ text: z.string() })),

  'doc.open': command(z.strictObject({ path }), docSchema),
  'doc.openBundled': command(z.strictObject({ id: z.string().max(200) }), docSchema),
  /** Shows the system's dialog; null if it was cancelled, or if this host has none (a browser lists files itself). */
  'doc.openDialog': command(z.strictObject({}), docSchema.nullable()),
  /** A file dropped on a page, which knows its text but not its place. */
  'doc.openText': command(z.strictObject({ name: z.string().max(255), text }), docSchema),
  'doc.new': command(z.strictObject({ template: z.enum(TEMPLATE_IDS) }), docSchema),
  /** Replaces the working copy of one of its files and checks the whole again. */
  'doc.edit': command(z.strictObject({ doc, file: path, text }), docSchema),
  /**
   * What its texts would be with a task, resource or function called otherwise, wherever it is named. Changes nothing by itself; `left`:
   * where a script may still mean the old name.
   */
  'doc.rename': command(
    z.strictObject({ doc, from: z.string().max(1_000), to: z.string().max(1_000) }),
    z.strictObject({ files: z.array(z.strictObject({ path, text })), left: z.array(wireErrorSchema) }),
  ),
  'doc.save': command(z.strictObject({ doc }), docSchema),
  /** What was last seen on disk of one of its files; null: nothing is there. */
  'doc.onDisk': command(z.strictObject({ doc, file: path }), z.strictObject({ text: z.string().nullable() })),
  /** Of a file that another program changed: takes its text and gives up the unsaved one. */
  'doc.reload': command(z.strictObject({ doc, file: path }), docSchema),
  /** Keeps the unsaved text; the other is replaced at the next save. */
  'doc.keep': command(z.strictObject({ doc, file: path }), docSchema),
  /** Path null: ask with the system's dialog; answers null if that was cancelled. */
  'doc.saveAs': command(z.strictObject({ doc, path: path.nullable() }), docSchema.nullable()),
  /** Refused with host/unsaved-changes if it has changes and `discard` is false. */
  'doc.close': command(z.strictObject({ doc, discard: z.boolean() }), nothing),
  'files.list': command(
    z.strictObject({ folder: path.nullable() }),
    z.strictObject({ folder: z.string(), parent: z.string().nullable(), entries: z.array(dirEntrySchema) }),
  ),

  /** The user's answer for one file, remembered: of what they were asked, this is allowed and the rest denied. */
  'permissions.answer': command(z.strictObject({ doc, asked: items, allowed: items }), docSchema),
  /** All answers that are remembered. */
  'permissions.list': command(z.strictObject({}), z.array(grantSchema)),
  /** Forgets what was said to a file; it asks again. Runs that go on keep what they were started with. */
  'permissions.revoke': command(z.strictObject({ file: path }), z.array(grantSchema)),

  /** Null takes what the graph file says. Fails with world/unanswered if the graph asks for what was never answered. */
  'run.start': command(
    z.strictObject({
      doc,
      clock: z.enum(['real', 'virtual']).nullable(),
      seed: z.number().int().nullable(),
      speed: z.number().positive().max(1000),
      paused: z.boolean(),
      /** Whether it looks for mistakes; as the graph says, where it is null or not there. */
      debug: z.boolean().nullable().optional(),
      /** What is done to it at moments of its own clock, as if by hand. */
      interventions: z.array(interventionSchema).max(100).optional(),
    }),
    z.strictObject({ run }),
  ),
  'run.pause': command(z.strictObject({ run }), nothing),
  'run.resume': command(z.strictObject({ run }), nothing),
  /** One step of one task, or one turn of the loop; pauses first. */
  'run.step': command(z.strictObject({ run, by: z.enum(['step', 'turn']) }), nothing),
  'run.speed': command(z.strictObject({ run, speed: z.number().positive().max(1000) }), nothing),
  /** Cancels all its tasks and lets them clean up. */
  'run.stop': command(z.strictObject({ run }), nothing),
  /** Ends its thread; nothing cleans up. */
  'run.kill': command(z.strictObject({ run }), nothing),
  /** Sends this viewer the run's snapshot and then its batches. Watching twice starts anew. */
  'run.watch': command(z.strictObject({ run }), nothing),
  'run.unwatch': command(z.strictObject({ run }), nothing),

  /**
   * A part of a run's recording, from a place in one of its segments on. The page asks for the next part when it has dealt with
   * this one. What was dropped for the recording's limit is passed over: then `segment` is the oldest there is. Fails with
   * log/not-recorded.
   */
  'log.read': command(
    z.strictObject({ run, segment: z.number().int().nonnegative(), offset: z.number().int().nonnegative() }),
    z.strictObject({
      oldest: z.number().int(),
      segment: z.number().int(),
      offset: z.number().int(),
      /** Base64, of at most 1 MiB. */
      bytes: z.string(),
      /** Where to go on. */
      next: z.strictObject({ segment: z.number().int(), offset: z.number().int() }),
      /** `more`: there is more already; `live`: there may be later; `end`: that was all. */
      state: z.enum(['more', 'live', 'end']),
    }),
  ),

  /** The user's programs on this machine that let themselves be watched, the oldest first. */
  'program.list': command(z.strictObject({}), z.array(runningProgramSchema)),
  /** Watches one of them, as a run. */
  'program.attach': command(z.strictObject({ address: z.string().max(200) }), z.strictObject({ run })),

  /** The runs that are kept, the newest first; and what the user should know of how they were found. */
  'recording.list': command(
    z.strictObject({}),
    z.strictObject({ runs: z.array(keptRunSchema), notes: z.array(wireErrorSchema) }),
  ),
  'recording.details': command(z.strictObject({ id: recordingIdSchema }), recordingDetailsSchema),
  /** Null: it has no name of its own any more. */
  'recording.rename': command(z.strictObject({ id: recordingIdSchema, name: recordingNameSchema.nullable() }), nothing),
  'recording.pin': command(z.strictObject({ id: recordingIdSchema, on: z.boolean() }), nothing),
  /** For good. Refused with recording/pinned, recording/running. */
  'recording.delete': command(z.strictObject({ id: recordingIdSchema }), nothing),
  /** As a run that has ended. The one that it is already, if it was opened or run in this session. */
  'recording.open': command(z.strictObject({ id: recordingIdSchema }), z.strictObject({ run })),
  /** The texts that it ran, as a document without a place. */
  'recording.openGraph': command(z.strictObject({ id: recordingIdSchema }), docSchema),
  /** Path null: ask with the system's dialog; answers null if that was cancelled, or if this host has none. */
  'recording.export': command(
    z.strictObject({ id: recordingIdSchema, as: exportFormatSchema, path: path.nullable() }),
    z.strictObject({ path: z.string() }).nullable(),
  ),
  'recording.import': command(z.strictObject({ path: path.nullable() }), keptRunSchema.nullable()),
  /** Runs it again, unseen, and compares the logs. Of one on the virtual clock, that reached nothing outside. */
  'recording.check': command(z.strictObject({ id: recordingIdSchema }), checkResultSchema),
  /** Of an export, an import or a check: it fails with recording/stopped-by-you. */
  'recording.stopJob': command(z.strictObject({ job: z.number().int().positive() }), nothing),

  /**
   * A piece of the run's recording, at most 1 MiB: the bytes that `shared/log` decodes, base64. Begin with segment 0 and go on with
   * `next` until the end; `live`: that is all for now. Whoever asks for a segment that was dropped is answered from the oldest one.
   */
  'task.cancel': command(z.strictObject({ run, task, reason: z.string().max(1000).nullable() }), nothing),
  'task.shield': command(z.strictObject({ run, task, on: z.boolean() }), nothing),
  /** Where it waits, outermost first. */
  'task.stack': command(z.strictObject({ run, task }), z.strictObject({ frames: z.array(stackFrameSchema) })),
} as const

export type CommandName = keyof typeof commands
export type Req<C extends CommandName> = z.infer<(typeof commands)[C]['req']>
export type Res<C extends CommandName> = z.infer<(typeof commands)[C]['res']>
export type Handlers = { [C in CommandName]: (req: Req<C>) => Promise<Res<C>> }

export const isCommandName = (name: unknown): name is CommandName =>
  typeof name === 'string' && Object.hasOwn(commands, name)

/** A failure travels as a value: Electron forwards only the `message` of a thrown error. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: WireError }
