/**
 * What a lesson asks to be seen in a run, as data. One state of a run has it or not (`holds`), and it is seen once any state of
 * the run has it: so momentary things (somebody waits) and lasting ones (a line of the log) are written alike.
 *
 * It is total: a name that is not there is no mistake, only not seen. Times are seconds on the run's own clock.
 */
import { taskStateSchema, type Waiting } from '../protocol/events.ts'
import type { FindingRule } from '../protocol/findings.ts'
import { z } from '../zod.ts'

const name = z.string().min(1).max(200)
const seconds = z.number().nonnegative()

const KINDS = ['sleep', 'task', 'tasks', 'after', 'call', 'future'] as const satisfies readonly Waiting['for'][]
const RULES = [
  'slow-step',
  'never-awaited',
  'untaken-exception',
  'dropped-task',
  'swallowed-cancel',
] as const satisfies readonly FindingRule[]

const simple = z.union([
  z.strictObject({ task: name, is: taskStateSchema }),
  /** For a resource or another task, by name. */
  z.strictObject({ task: name, waitsFor: name }),
  /** For a thing of that kind. */
  z.strictObject({ task: name, waits: z.enum(KINDS) }),
  /** A line with that text in it, of that task; `after` and `by`: logged then, ends included. */
  z.strictObject({ log: name, task: name.optional(), after: seconds.optional(), by: seconds.optional() }),
  /** Lines with these texts in them, one after the other. */
  z.strictObject({ inOrder: z.array(name).min(2).max(8) }),
  z.strictObject({ finding: z.enum(RULES), of: name.optional() }),
  /** Nothing can happen any more, and these are among those that wait. */
  z.strictObject({ deadlock: z.array(name).min(1).max(8) }),
  /** A number of a resource's statistics: `size`, `maxsize`, `free`, … */
  z.strictObject({ resource: name, field: name, is: z.number() }),
  z.strictObject({ resource: name, field: name, atLeast: z.number() }),
  /** That many workers of the kind are at work. */
  z.strictObject({ workers: z.enum(['thread', 'process']), busy: z.number().int().positive() }),
  z.strictObject({ phase: z.enum(['paused', 'ended']) }),
])

/** `all`: in one and the same state. `never`: the run is over, and has not got it. */
export type Check = z.infer<typeof simple> | { readonly all: readonly Check[] } | { readonly never: Check }

export const checkSchema: z.ZodType<Check> = z.lazy(() =>
  z.union([
    simple,
    z.strictObject({ all: z.array(checkSchema).min(2).max(6) }),
    z.strictObject({ never: checkSchema }),
  ]),
)
