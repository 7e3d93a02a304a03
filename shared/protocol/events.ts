/**
 * The event log of a run: the one source of truth. Recorder, viewers, recordings, time travel and tests all read it, and
 * `shared/state` is the only reducer.
 *
 * - Events are numbered from 1 without gaps (`seq`) in the order in which they happened, and stamped with the run's own
 *   clock (`at`). Same graph, seed, interventions and outside results on the virtual clock: the same log, byte for byte.
 *   So nothing measured (wall time, memory, thread numbers) is in it, but the clock of a real-time run.
 * - Every event carries absolute values, never differences. That is what makes coalescing harmless: of several
 *   `task.changed` of one task a viewer may be sent only the last, with its own `seq`; the batch counts the rest.
 * - Values of the user's program appear as previews: short text, cut at PREVIEW_LIMIT.
 */

import { isWireError, type WireError } from '../errors.ts'
import { z } from '../zod.ts'
import { findingSchema } from './findings.ts'

export const PREVIEW_LIMIT = 120
/** Waiters, holders and items named in one resource event; the counts beside them are always exact. */
export const NAMED_LIMIT = 24

const id = z.number().int().positive()
export const wireErrorSchema = z.custom<WireError>(isWireError)
const count = z.number().int().nonnegative()
const micros = z.number().nonnegative()
const preview = z.string()

export const taskStateSchema = z.enum(['ready', 'running', 'waiting', 'cancelling', 'finished', 'failed', 'cancelled'])
/** `cancelling` covers the time from the request to the end, whatever the task does meanwhile (`waiting` still says what for). */
export type TaskState = z.infer<typeof taskStateSchema>
export const ENDED: readonly TaskState[] = ['finished', 'failed', 'cancelled']

/** What tasks wait for at things outside of the run. */
const OUTSIDE_VERBS = ['connect', 'read', 'drain', 'close', 'serve', 'exit', 'respond'] as const
const VERBS = ['acquire', 'get', 'put', 'join', 'wait', ...OUTSIDE_VERBS] as const

/** What a task waits for. `total` counts; the lists beside it may be cut at NAMED_LIMIT. */
export const waitingSchema = z.discriminatedUnion('for', [
  z.strictObject({ for: z.literal('sleep'), until: micros }),
  z.strictObject({ for: z.literal('resource'), resource: id, to: z.enum(VERBS) }),
  z.strictObject({ for: z.literal('task'), task: id }),
  /** `until`: it goes on with the end of all of them, of the first one, or with the first error. */
  z.strictObject({
    for: z.literal('tasks'),
    by: z.enum(['gather', 'wait', 'asCompleted']),
    until: z.enum(['all', 'first', 'error']),
    tasks: z.array(id),
    total: count,
  }),
  /** At the end of a TaskGroup, for what is left in it. */
  z.strictObject({ for: z.literal('group'), group: id, tasks: z.array(id), total: count }),
  z.strictObject({ for: z.literal('after'), tasks: z.array(id), total: count }),
  z.strictObject({ for: z.literal('shield'), task: id.nullable() }),
  z.strictObject({ for: z.literal('call'), call: id, function: z.string() }),
  /** An executor that was shut down: for the calls that it still has, and then for its workers to end. */
  z.strictObject({ for: z.literal('shutdown'), calls: count }),
  z.strictObject({ for: z.literal('retry'), until: micros, attempt: count }),
  z.strictObject({ for: z.literal('future') }),
  z.strictObject({ for: z.literal('promise') }),
])
export type Waiting = z.infer<typeof waitingSchema>

/** A TaskGroup: its number in the run, its name if it was given one, and the task that waits at its end. */
export const groupSchema = z.strictObject({ id, name: z.string().nullable(), owner: id })
export type TaskGroupRef = z.infer<typeof groupSchema>

/** Who asked for a cancellation. `task`: a task's own code; `timeout`: a timeout scope; `run`: the end or stop of the run. */
export const cancelSchema = z.strictObject({
  by: z.enum(['user', 'task', 'timeout', 'run', 'failure']),
  task: id.nullable(),
  reason: z.string().nullable(),
  at: micros,
})
export type CancelRequest = z.infer<typeof cancelSchema>

export const raisedSchema = z.strictObject({
  name: z.string(),
  message: preview,
  /** One of our own errors, which can be said in either language. */
  known: wireErrorSchema.nullable(),
  /** Frames of the user's text, innermost first. */
  stack: z.array(z.strictObject({ name: z.string(), file: z.string(), line: count, column: count })),
})
export type Raised = z.infer<typeof raisedSchema>

export const outcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('returned'), value: preview.nullable() }),
  z.strictObject({ kind: z.literal('raised'), error: raisedSchema }),
  z.strictObject({ kind: z.literal('cancelled') }),
  /** Never started: a task it comes after failed, was cancelled or was itself skipped. Its state is `cancelled`. */
  z.strictObject({ kind: z.literal('skipped'), because: id }),
])
export type Outcome = z.infer<typeof outcomeSchema>

const holder = z.strictObject({ task: id.nullable(), count, since: micros })
const line = { waiters: z.array(id), waiting: count }
const outsideLine = { waiters: z.array(z.strictObject({ task: id, to: z.enum(OUTSIDE_VERBS) })), waiting: count }
export const resourceStatsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lock'), owner: id.nullable(), since: micros.nullable(), ...line }),
  /** `value` is the number of permits it was made with. */
  z.strictObject({
    kind: z.literal('semaphore'),
    value: count,
    free: count,
    bounded: z.boolean(),
    holders: z.array(holder),
    ...line,
  }),
  z.strictObject({ kind: z.literal('event'), set: z.boolean(), since: micros.nullable(), ...line }),
  /**
   * `lock` is a resource of its own, which says who holds it. `waiters` wait to be notified; `notified` were, and wait for the
   * lock again.
   */
  z.strictObject({ kind: z.literal('condition'), lock: id.nullable(), ...line, notified: z.array(id) }),
  /** `waiting` of `parties` are there while it is filling. Draining, resetting: those of the last round have yet to leave. */
  z.strictObject({
    kind: z.literal('barrier'),
    parties: count,
    state: z.enum(['filling', 'draining', 'resetting', 'broken']),
    ...line,
  }),
  z.strictObject({
    kind: z.literal('queue'),
    order: z.enum(['fifo', 'lifo', 'priority']),
    /** 0: unbounded. */
    maxsize: count,
    size: count,
    items: z.array(preview),
    unfinished: count,
    putters: z.array(id),
    putting: count,
    getters: z.array(id),
    getting: count,
    joiners: z.array(id),
    joining: count,
    /** Nothing can be put any more; what is in it can still be got (`draining`), or was thrown away (`immediate`). */
    shutdown: z.enum(['draining', 'immediate']).nullable(),
  }),
  z.strictObject({ kind: z.literal('cell'), value: preview, changedBy: id.nullable() }),
  /** Bytes. `peer`: who is at the other end, in the words of whoever opened it. */
  z.strictObject({
    kind: z.literal('connection'),
    state: z.enum(['connecting', 'open', 'closing', 'closed']),
    peer: z.string(),
    received: count,
    sent: count,
    /** Came and was not read; was written and has not left. */
    unread: count,
    unsent: count,
    ...outsideLine,
  }),
  z.strictObject({
    kind: z.literal('server'),
    state: z.enum(['listening', 'closed']),
    address: z.string(),
    accepted: count,
    /** Of those it accepted. */
    open: count,
    ...outsideLine,
  }),
  /** `returncode` −n: signal n ended it. */
  z.strictObject({
    kind: z.literal('process'),
    state: z.enum(['running', 'exited']),
    command: z.string(),
    returncode: z.number().int().nullable(),
    ...outsideLine,
  }),
])
export type ResourceStats = z.infer<typeof resourceStatsSchema>
export type ResourceKind = ResourceStats['kind']

/** Of things outside of the run, which are opened and closed: who waits for them waits for the world. */
export type OutsideStats = Extract<ResourceStats, { kind: 'connection' | 'server' | 'process' }>
export const isOutside = (stats: ResourceStats): stats is OutsideStats =>
  stats.kind === 'connection' || stats.kind === 'server' || stats.kind === 'process'

/** Why nothing can happen any more: a ring of tasks each waiting for the next one's resource, or waits nobody can end. */
export const deadlockSchema = z.strictObject({
  cycle: z.array(z.strictObject({ task: id, wants: id.nullable() })),
  /** All that wait, ring included. */
  tasks: z.array(id),
  total: count,
})
export type Deadlock = z.infer<typeof deadlockSchema>

export const runOutcomeSchema = z.enum(['finished', 'failed', 'cancelled', 'killed', 'crashed', 'detached'])
/**
 * `failed`: a task failed; `cancelled`: stopped; `killed`: the user ended its thread; `crashed`: the thread or program died;
 * `detached`: a program that goes on, and is not watched any more.
 */
export type RunOutcome = z.infer<typeof runOutcomeSchema>

/**
 * `ending`: its call was cancelled, and what is left of its work is being ended. A `busy` one whose task has ended has work that
 * goes on though nobody waits for it any more.
 */
export const workerStateSchema = z.enum(['idle', 'busy', 'ending'])
export type WorkerState = z.infer<typeof workerStateSchema>

const stamp = { seq: id, at: micros }
const event = <const T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...stamp, ...shape })

export const runEventSchema = z.discriminatedUnion('type', [
  event('run.started', {
    graph: z.string(),
    clock: z.enum(['real', 'virtual']),
    seed: z.number().int(),
    speed: z.number().positive(),
    /** Worker threads that all tasks share, numbered from 1. */
    workers: count,
  }),
  event('run.paused', {}),
  event('run.resumed', {}),
  event('run.speedChanged', { speed: z.number().positive() }),
  event('run.deadlocked', { deadlock: deadlockSchema }),
  /** An intervention from outside got a deadlocked run going again. */
  event('run.undeadlocked', {}),
  event('run.ended', { outcome: runOutcomeSchema, error: wireErrorSchema.nullable() }),

  /** Places of a script's awaits, and of calls whose result it drops: site number `first + i` is `sites[i]`. */
  event('script.loaded', {
    file: z.string(),
    first: id,
    sites: z.array(z.strictObject({ name: z.string(), line: count, column: count })),
  }),

  event('task.created', {
    task: id,
    name: z.string(),
    /** The graph's task it is (a copy of), null for a task made by a script. */
    node: z.string().nullable(),
    copy: count.nullable(),
    parent: id.nullable(),
    /** It is the body of `parent`, which stands behind a shield. */
    body: z.boolean(),
    group: groupSchema.nullable(),
  }),
  /**
   * `since` is when this state, and this wait, began. `steps`, `ran` and `waited` are totals up to then (`ran` is 0 on the
   * virtual clock, where a step takes no time).
   */
  event('task.changed', {
    task: id,
    state: taskStateSchema,
    since: micros,
    waiting: waitingSchema.nullable(),
    /** When a timeout ends this wait, if it goes on for so long. */
    deadline: micros.nullable(),
    site: id.nullable(),
    steps: count,
    ran: micros,
    waited: micros,
  }),
  event('task.cancelRequested', { task: id, request: cancelSchema }),
  event('task.shielded', { task: id, on: z.boolean() }),
  event('task.ended', {
    task: id,
    state: taskStateSchema,
    outcome: outcomeSchema,
    site: id.nullable(),
    steps: count,
    ran: micros,
    waited: micros,
  }),
  /** Ended long ago and no longer kept, so that a run that makes tasks for ever stays the same size. */
  event('tasks.forgotten', { tasks: z.array(id) }),

  event('resource.created', { resource: id, name: z.string(), declared: z.boolean(), stats: resourceStatsSchema }),
  event('resource.changed', { resource: id, stats: resourceStatsSchema }),
  /** Closed, or unchanged for long, and no longer kept, so that what runs for ever stays the same size. */
  event('resources.forgotten', { resources: z.array(id) }),

  /** Of a number that was not there before: a worker of an executor that has just been made. `task` is whose call it is. */
  event('worker.changed', {
    worker: id,
    kind: z.enum(['thread', 'process']),
    state: workerStateSchema,
    task: id.nullable(),
    call: z.strictObject({ id, text: preview }).nullable(),
    since: micros,
  }),
  /** Their executor was shut down. Their numbers are not used again. */
  event('workers.removed', { workers: z.array(id) }),
  /** Calls that no worker has taken yet, of all executors. */
  event('calls.waiting', { total: count }),

  event('logged', { task: id.nullable(), text: z.string() }),
  /** Of the debug mode. The same `id` again takes the place of what was told before. */
  event('finding', { finding: findingSchema }),
])
export type RunEvent = z.infer<typeof runEventSchema>
export type RunEventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>

/**
 * What a viewer is sent: all that happened after `from` up to and including `to`. `merged` events were left out because a
 * later one in the batch says more; `dropped` were left out for good (log lines under load).
 */
export const batchSchema = z.strictObject({
  run: id,
  from: count,
  to: count,
  at: micros,
  merged: count,
  dropped: count,
  events: z.array(runEventSchema),
})
export type Batch = z.infer<typeof batchSchema>
