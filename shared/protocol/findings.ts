/**
 * Findings: what the debug mode of a run has seen a program do that is likely to be a mistake, or to become one. Each names
 * its rule, its place and its evidence as values; `shared/findings/wording.ts` has the words, in both languages.
 *
 * One finding stands for one cause (a rule at a place): seen again, its `count` grows and what is told is the worst one seen.
 */
import type { WireError } from '../errors.ts'
import { z } from '../zod.ts'

const id = z.number().int().positive()
const count = z.number().int().nonnegative()
const micros = z.number().nonnegative()

/** By its number, and by name: a finding may outlive what is kept of a task. */
const named = z.strictObject({ id, name: z.string() })

export const findingPlaceSchema = z.strictObject({
  /** The function it is in. */
  name: z.string(),
  file: z.string(),
  line: count,
  column: count,
})
export type FindingPlace = z.infer<typeof findingPlaceSchema>

const placeOrNull = findingPlaceSchema.nullable()
const taskOrNull = named.nullable()

const finding = <const R extends string, S extends z.ZodRawShape>(rule: R, shape: S) =>
  z.strictObject({
    rule: z.literal(rule),
    id,
    /** How often it was seen. Told whenever that has doubled, and when the run has come to rest. */
    count: id,
    /** When it was first seen. */
    first: micros,
    /** Whose doing it is; null: nobody's in particular, or a callback's. */
    task: taskOrNull,
    resource: named.nullable(),
    place: placeOrNull,
    ...shape,
  })

export const findingSchema = z.discriminatedUnion('rule', [
  /**
   * `place` is the await that the step went on from (null: the task's start), `until` the one it came to (null: its end).
   * Only on the real clock: what a step takes is measured, and nothing measured is in the log of a virtual run.
   */
  finding('slow-step', { micros, until: placeOrNull }),
  /** `dropped`: a call whose coroutine was not even kept, at `place`; else `place` is the last await before it was made. */
  finding('never-awaited', { coroutine: z.string(), dropped: z.boolean() }),
  /** `task` is null for a future that is no task. */
  finding('untaken-exception', {
    error: z.strictObject({
      name: z.string(),
      message: z.string(),
      known: z.custom<WireError>(value => typeof value === 'object' && value !== null && 'code' in value).nullable(),
    }),
  }),
  /** `place` is where it waited. */
  finding('dropped-task', { maker: taskOrNull }),
  /** For `micros` the task waited at `place` with the lock, and others for the lock; `waiting` of them at the end. */
  finding('long-hold', { micros, waiting: count }),
  /** In the last `puts` turns that put something, the fewest items that were in it rose without a break, `from` … `to`. */
  finding('growing-queue', { puts: count, from: count, to: count }),
  /** It reached the task at `place`; then the task finished as if nothing had been, or came to wait there again. */
  finding('swallowed-cancel', {
    by: z.enum(['user', 'task', 'timeout', 'run', 'failure']),
    after: z.enum(['finished', 'went-on']),
  }),
  /** `inner` goes on behind a shield at which `task`, the only one that could have taken its result, was cancelled. */
  finding('unheld-shield', { inner: taskOrNull }),
])
export type Finding = z.infer<typeof findingSchema>
export type FindingRule = Finding['rule']
export type FindingOf<R extends FindingRule> = Extract<Finding, { rule: R }>
