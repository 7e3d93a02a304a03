/** The parts of events that are values of their own, as bytes. The order of kinds and fields is the format: only append. */
import type {
  CancelRequest,
  Outcome,
  OutsideStats,
  ResourceStats,
  TaskGroupRef,
  TaskState,
  Waiting,
} from '../protocol/events.ts'
import { raisedSchema } from '../protocol/events.ts'
import {
  bool,
  type Codec,
  count,
  type Fields,
  id,
  json,
  list,
  micros,
  nullable,
  oneOf,
  record,
  signed,
  text,
  union,
  type Variants,
} from './codec.ts'

export const taskState = oneOf<TaskState>({
  ready: 0,
  running: 1,
  waiting: 2,
  cancelling: 3,
  finished: 4,
  failed: 5,
  cancelled: 6,
})

export const idOrNull = nullable(id)
export const textOrNull = nullable(text)
export const microsOrNull = nullable(micros)
const ids = list(id)

type OutsideVerb = OutsideStats['waiters'][number]['to']
const OUTSIDE = { connect: 5, read: 6, drain: 7, close: 8, serve: 9, exit: 10, respond: 11 } as const
const verb = oneOf<Extract<Waiting, { for: 'resource' }>['to']>({
  acquire: 0,
  get: 1,
  put: 2,
  join: 3,
  wait: 4,
  ...OUTSIDE,
})

export const waiting = union<Waiting, 'for'>('for', {
  sleep: { until: micros },
  resource: { resource: id, to: verb },
  task: { task: id },
  tasks: {
    by: oneOf({ gather: 0, wait: 1, asCompleted: 2 }),
    until: oneOf({ all: 0, first: 1, error: 2 }),
    tasks: ids,
    total: count,
  },
  group: { group: id, tasks: ids, total: count },
  after: { tasks: ids, total: count },
  shield: { task: idOrNull },
  call: { call: id, function: text },
  shutdown: { calls: count },
  retry: { until: micros, attempt: count },
  future: {},
  promise: {},
})
export const waitingOrNull = nullable(waiting)

export const group = record<TaskGroupRef>({ id, name: textOrNull, owner: id })

export const cancelRequest = record<CancelRequest>({
  by: oneOf({ user: 0, task: 1, timeout: 2, run: 3, failure: 4 }),
  task: idOrNull,
  reason: textOrNull,
  at: micros,
})

export const outcome = union<Outcome, 'kind'>('kind', {
  returned: { value: textOrNull },
  raised: { error: json(raisedSchema) },
  cancelled: {},
  skipped: { because: id },
})

type Holder = Extract<ResourceStats, { kind: 'semaphore' }>['holders'][number]
const line = { waiters: ids, waiting: count }
const outsideLine: Fields<Pick<OutsideStats, 'waiters' | 'waiting'>> = {
  waiters: list(record({ task: id, to: oneOf<OutsideVerb>(OUTSIDE) })),
  waiting: count,
}

/** Fields that change often stand first: which ones did is a number of as many bits. */
export const STATS: Variants<ResourceStats, 'kind'> = {
  lock: { owner: idOrNull, since: microsOrNull, ...line },
  semaphore: {
    free: count,
    holders: list(record<Holder>({ task: idOrNull, count, since: micros })),
    ...line,
    value: count,
    bounded: bool,
  },
  event: { set: bool, since: microsOrNull, ...line },
  condition: { lock: idOrNull, ...line, notified: ids },
  barrier: { state: oneOf({ filling: 0, draining: 1, resetting: 2, broken: 3 }), ...line, parties: count },
  queue: {
    size: count,
    items: list(text),
    unfinished: count,
    putters: ids,
    putting: count,
    getters: ids,
    getting: count,
    joiners: ids,
    joining: count,
    shutdown: nullable(oneOf({ draining: 0, immediate: 1 })),
    order: oneOf({ fifo: 0, lifo: 1, priority: 2 }),
    maxsize: count,
  },
  cell: { value: text, changedBy: idOrNull },
  connection: {
    received: count,
    sent: count,
    unread: count,
    unsent: count,
    ...outsideLine,
    state: oneOf({ connecting: 0, open: 1, closing: 2, closed: 3 }),
    peer: text,
  },
  server: {
    accepted: count,
    open: count,
    ...outsideLine,
    state: oneOf({ listening: 0, closed: 1 }),
    address: text,
  },
  process: {
    ...outsideLine,
    state: oneOf({ running: 0, exited: 1 }),
    command: text,
    returncode: nullable(signed),
  },
}
export const resourceStats: Codec<ResourceStats> = union<ResourceStats, 'kind'>('kind', STATS)
