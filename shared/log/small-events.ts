/** Events that are not worth foreseeing, field by field; and those that are rare, as JSON. */
import { type RunEvent, type RunEventOf, runEventSchema } from '../protocol/events.ts'
import type { WorkerRecord } from '../state/run-state.ts'
import { bool, type Codec, count, type Fields, id, json, list, micros, nullable, oneOf, record, text } from './codec.ts'
import { cancelRequest, group, idOrNull, resourceStats, textOrNull } from './values.ts'

/** The first byte of an event that is no task's change. Their numbers are the format. */
export const NEXT_SEQ = 0
export const CLOCK = 1
export const JSON_EVENT = 2
export const TASK_ENDED = 3
export const RESOURCE_CHANGED = 4
const FIRST_SMALL = 5

type Stamped = 'type' | 'seq' | 'at'
type SmallType = (typeof SMALL_TYPES)[number]
/** In the order of their first bytes. */
const SMALL_TYPES = [
  'task.created',
  'task.cancelRequested',
  'task.shielded',
  'tasks.forgotten',
  'resource.created',
  'resources.forgotten',
  'worker.changed',
  'workers.removed',
  'calls.waiting',
  'logged',
] as const

/** A worker's record but its number. */
export const WORKER: Fields<Omit<WorkerRecord, 'id'>> = {
  kind: oneOf({ thread: 0, process: 1 }),
  state: oneOf({ idle: 0, busy: 1, ending: 2 }),
  task: idOrNull,
  call: nullable(record({ id, text })),
  since: micros,
}

const SMALL: { readonly [T in SmallType]: Fields<Omit<RunEventOf<T>, Stamped>> } = {
  'task.created': {
    task: id,
    name: text,
    node: textOrNull,
    copy: nullable(count),
    parent: idOrNull,
    body: bool,
    group: nullable(group),
  },
  'task.cancelRequested': { task: id, request: cancelRequest },
  'task.shielded': { task: id, on: bool },
  'tasks.forgotten': { tasks: list(id) },
  'resource.created': { resource: id, name: text, declared: bool, stats: resourceStats },
  'resources.forgotten': { resources: list(id) },
  'worker.changed': { worker: id, ...WORKER },
  'workers.removed': { workers: list(id) },
  'calls.waiting': { total: count },
  logged: { task: idOrNull, text },
}

export interface SmallEvent {
  readonly first: number
  readonly type: RunEvent['type']
  readonly body: Codec<object>
}

const all = SMALL_TYPES.map((type, i) => ({
  first: FIRST_SMALL + i,
  type,
  body: record(SMALL[type] as Fields<object>),
}))
const byType = new Map<string, SmallEvent>(all.map(each => [each.type, each]))

/** Undefined: it is written as JSON. */
export const smallOfType = (type: RunEvent['type']): SmallEvent | undefined => byType.get(type)
export const smallOfByte = (first: number): SmallEvent | undefined => all[first - FIRST_SMALL]

export const jsonEvent: Codec<RunEvent> = json(runEventSchema)
