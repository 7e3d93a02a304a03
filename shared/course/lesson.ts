/** A lesson of the course: a bundled graph, what it shows, what to watch and what to do, each step with a check that tells. */
import { interventionSchema } from '../protocol/intervention.ts'
import { z } from '../zod.ts'
import { checkSchema } from './check.ts'

/** One text in each language. Names in it are between backticks. */
export const bilingualSchema = z.strictObject({ en: z.string().min(1), ja: z.string().min(1) })
export type Bilingual = z.infer<typeof bilingualSchema>

const points = z.array(z.string().min(1)).min(1).max(4)

/** What the button of a step does; each begins a new run. */
export const doingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('run') }),
  /** Begins paused, and is led on by hand. */
  z.strictObject({ kind: z.literal('step') }),
  /** Done at these moments of the run's own clock, planned before it starts. */
  z.strictObject({ kind: z.literal('intervene'), plan: z.array(interventionSchema).min(1).max(3) }),
  /** Cancels a task once the run has come to that: where no clock can say when, as the machine's speed decides. */
  z.strictObject({ kind: z.literal('cancelWhen'), task: z.string(), when: checkSchema }),
  /** Changes a field of the graph's file, and runs it. Null: the field goes. */
  z.strictObject({
    kind: z.literal('set'),
    path: z.array(z.string()).min(1).max(8),
    value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  }),
  /** Changes a text, and runs it. `from` is in it once. File null: the graph's file; else relative to its folder. */
  z.strictObject({ kind: z.literal('replace'), file: z.string().nullable(), from: z.string().min(1), to: z.string() }),
])
export type Doing = z.infer<typeof doingSchema>

export const stepSchema = z.strictObject({
  /** Its own in the lesson, and for good: what was seen is remembered by it. */
  id: z.string().regex(/^[a-z][a-z-]{0,30}$/),
  do: doingSchema,
  /** Null: the graph's own, whatever the user has chosen for their runs. */
  clock: z.enum(['real', 'virtual']).nullable().default(null),
  /** What to do, and what to look at. */
  say: bilingualSchema,
  /** What was seen, once the check has been. */
  seen: bilingualSchema,
  check: checkSchema,
})
export type Step = z.infer<typeof stepSchema>

/** What it says beside what the library's index has. */
export const lessonTextSchema = z.strictObject({
  /** Two or three sentences. */
  shows: bilingualSchema,
  /** What to look at while it runs, point by point. */
  watch: z.strictObject({ en: points, ja: points }),
  steps: z.array(stepSchema).min(2).max(4),
})

export const lessonSchema = lessonTextSchema.extend({
  id: z.string(),
  topic: z.string(),
  title: bilingualSchema,
  /** The same in Python, for those who come from there: a file below the program's folder. */
  python: z.string().nullable().default(null),
})
export type Lesson = z.infer<typeof lessonSchema>

/** A part of the course. */
export const topicSchema = z.strictObject({ id: z.string(), title: bilingualSchema })
export type Topic = z.infer<typeof topicSchema>

export interface Course {
  readonly topics: readonly Topic[]
  /** In the order of the course, topic by topic. */
  readonly library: readonly Lesson[]
}
