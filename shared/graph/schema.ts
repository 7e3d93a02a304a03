/**
 * The file format, version 1: the one source of what may stand in a file. The JSON Schema for editors is generated from it,
 * so every key has a description. What depends on two places at once (references, cycles, one body a task) is in `check/`.
 */
import { z } from '../zod.ts'
import { MAX_NAME, MAX_SECONDS, MAX_TASKS } from './limits.ts'

export const VERSION = 1

/** Letters of any script, digits, _ and -; no brackets, which stand for copies: `chef[0]`. */
export const NAME = new RegExp(`^[\\p{L}_][\\p{L}\\p{M}\\p{N}_-]{0,${MAX_NAME - 1}}$`, 'u')

const seconds = z.number().min(0).max(MAX_SECONDS)
const names = z.array(z.string())
/** Names are checked apart, so that what a badly named thing says is checked too. */
const named = <T extends z.ZodType>(value: T) =>
  z.record(z.string(), value).meta({ propertyNames: { pattern: NAME.source } })

const queue = z
  .strictObject({
    type: z.literal('queue'),
    maxsize: z
      .int()
      .min(0)
      .max(1_000_000_000)
      .default(0)
      .describe('Putters wait while it has as many items; 0: no bound.'),
    order: z.enum(['fifo', 'lifo', 'priority']).default('fifo').describe('Which item is taken first.'),
  })
  .describe('Items passed between tasks: put, get, taskDone, join.')

const semaphore = z
  .strictObject({
    type: z.literal('semaphore'),
    value: z.int().min(0).max(1_000_000_000).default(1).describe('How many may hold it at once.'),
    bounded: z.boolean().default(false).describe('Releasing it more often than it was acquired is an error.'),
  })
  .describe('Lets a number of tasks in at once.')

const lock = z.strictObject({ type: z.literal('lock') }).describe('Lets one task in at a time.')
const event = z.strictObject({ type: z.literal('event') }).describe('Tasks wait until one sets it.')
const condition = z
  .strictObject({
    type: z.literal('condition'),
    lock: z
      .string()
      .nullable()
      .default(null)
      .describe('A resource of type lock that it shares; left out, it has one of its own.'),
  })
  .describe('Tasks that hold its lock wait until one notifies them.')
const barrier = z
  .strictObject({
    type: z.literal('barrier'),
    parties: z.int().min(1).max(1_000_000_000).describe('How many tasks must have come before all go on.'),
  })
  .describe('Tasks wait for one another, round after round.')
const cell = z
  .strictObject({
    type: z.literal('cell'),
    value: z.json().default(null).describe('What it holds at the start of a run.'),
  })
  .describe('A value that tasks share; nothing guards it.')

export const resourceSchemas = { queue, semaphore, lock, event, condition, barrier, cell }
const resource = z.discriminatedUnion('type', [queue, semaphore, lock, event, condition, barrier, cell])

export const callSchema = z.strictObject({
  function: z.string().describe('A name under functions.'),
  executor: z
    .enum(['threads', 'processes'])
    .default('threads')
    .describe('Where it runs; a crash of a process takes nothing else with it.'),
  args: z.array(z.json()).default([]).describe(`Values; "\${inputs.TASK}" stands for the result of a task in after.`),
})

export const retrySchema = z.strictObject({
  attempts: z.int().min(1).max(1000).describe('Tries in all, the first included.'),
  delay: seconds.default(0).describe('Seconds before the second try.'),
  factor: z.number().min(1).max(1000).default(1).describe('The delay grows by this factor with each try.'),
})

const texts = z.record(z.string(), z.string())
const status = z.int().min(100).max(599)
const exitCode = z.int().min(-64).max(255)

export const httpSchema = z.strictObject({
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET').describe('What is asked for.'),
  url: z.string().describe('In full; its origin must stand in permissions.http.'),
  headers: texts.default({}).describe('Header fields, by name.'),
  body: z.json().default(null).describe('Text as it is, anything else as JSON.'),
  expect: z.array(status).nullable().default(null).describe('Statuses that are fine; 200 to 299 if left out.'),
})

export const commandSchema = z.strictObject({
  run: z.array(z.string()).min(1).describe('The program and its arguments; it must stand in permissions.run.'),
  stdin: z.string().nullable().default(null).describe('What it is given to read.'),
  cwd: z.string().nullable().default(null).describe("Where it runs, from the graph's folder on."),
  expect: z.array(exitCode).default([0]).describe('Exit codes that are fine.'),
})

export const permissionsSchema = z.strictObject({
  connect: names
    .default([])
    .describe('TCP connections: "HOST:PORT", port * for any, host *.example.org for all below.'),
  listen: z
    .array(z.union([z.string(), z.int()]))
    .default([])
    .describe('TCP servers: a port of 127.0.0.1 (0: any free one), or "ADDRESS:PORT".'),
  run: names.default([]).describe('Programs: "git", or "git log" for that command only.'),
  http: names.default([]).describe('HTTP requests, by origin: "https://example.org".'),
})

export const taskSchema = z.strictObject({
  script: z.string().optional().describe('A file (./chef.ts) or the text of a script, after “|”.'),
  sleep: seconds.optional().describe('Wait as many seconds.'),
  call: callSchema.optional().describe('Run a function on a worker.'),
  http: httpSchema.optional().describe('Send a request and wait for the answer.'),
  command: commandSchema.optional().describe('Run a program and wait for its end.'),
  after: names.default([]).describe('Tasks that must have ended before; their results are its inputs.'),
  copies: z.int().min(1).max(MAX_TASKS).nullable().default(null).describe('As many tasks: name[0], name[1], …'),
  holds: names.default([]).describe('Locks, semaphores and conditions taken around each try, in this order.'),
  timeout: seconds.nullable().default(null).describe('Seconds that one try may take, the taking of holds included.'),
  retry: retrySchema.nullable().default(null).describe('Try again after a failure.'),
  shield: z.boolean().default(false).describe('A cancel ends the waiting for the body, not the body.'),
})

export const settingsSchema = z.strictObject({
  clock: z.enum(['real', 'virtual']).default('real').describe('Virtual: time jumps to the next timer.'),
  seed: z.int().min(0).default(1).describe('Of random(): the same seed gives the same run.'),
  slowStep: z
    .number()
    .min(0.001)
    .max(MAX_SECONDS)
    .default(0.1)
    .describe('Steps longer than this many seconds get a warning.'),
  longHold: z
    .number()
    .min(0.001)
    .max(MAX_SECONDS)
    .default(1)
    .describe('A lock kept this many seconds across a wait, while others want it, gets a warning.'),
  debug: z.boolean().default(true).describe('Whether a run looks for findings: coroutines never awaited and the like.'),
  onFailure: z
    .enum(['skip-dependents', 'cancel-all', 'continue'])
    .default('skip-dependents')
    .describe('What the failure of a task means for the others.'),
})

/** Far more than any screen, and whole, so that dragging leaves short numbers behind. */
const coordinate = z.int().min(-1_000_000).max(1_000_000)

export const viewSchema = z.strictObject({
  positions: z
    .record(z.string(), z.tuple([coordinate, coordinate]))
    .default({})
    .describe(
      'Where the graph shows a task or resource: [x, y] of its top left corner; others are laid out by themselves.',
    ),
})

export const fileSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where an editor finds the schema of this file.'),
    taskgraph: z.literal(VERSION).describe('The version of the format.'),
    name: z.string().min(1).max(200).optional().describe('What the graph is called; else its file name.'),
    description: z.string().max(10_000).default('').describe('What the graph shows.'),
    settings: settingsSchema.prefault({}).describe('How it runs.'),
    permissions: permissionsSchema.prefault({}).describe('What it does outside of its run; the user is asked.'),
    resources: named(resource).default({}).describe('What tasks share.'),
    functions: named(z.string()).default({}).describe('CPU-bound functions, each a file (./primes.ts) or text.'),
    tasks: named(taskSchema).describe('What runs, in the order of creation.'),
    view: viewSchema.prefault({}).describe('How it is shown; it changes nothing of a run.'),
  })
  .describe('A Yieldpoint task graph.')

export type GraphFile = z.infer<typeof fileSchema>

/** Known to the design, not to this version: a file that uses them is told so. */
export const LATER_KEYS = { file: ['experiments'], task: [] as string[] } as const
export const HOLDABLE: readonly string[] = ['lock', 'semaphore', 'condition']
/** What a script is handed beside the resources, by name: a resource of that name would hide it. */
export const SCRIPT_GLOBALS: readonly string[] = ['inputs', 'log', 'now', 'random', 'copy', 'name']
