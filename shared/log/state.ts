/** A run's whole state as bytes: what a key frame is. */
import { deadlockSchema, type RunOutcome, wireErrorSchema } from '../protocol/events.ts'
import { findingSchema } from '../protocol/findings.ts'
import type { LogLine, ResourceRecord, RunPhase, RunState, Site, WorkerRecord } from '../state/run-state.ts'
import { In, Out } from './bytes.ts'
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
} from './codec.ts'
import { damaged } from './damage.ts'
import { WORKER } from './small-events.ts'
import { readTasks, writeTasks } from './state-tasks.ts'
import { idOrNull, resourceStats } from './values.ts'

/** By their own numbers, in order. */
function mapOf<V extends { readonly id: number }>(item: Codec<V>): Codec<ReadonlyMap<number, V>> {
  const items = list(item)
  return {
    write: (out, values) => items.write(out, [...values.values()]),
    read: from => new Map(items.read(from).map(value => [value.id, value])),
    same: (a, b) => items.same([...a.values()], [...b.values()]),
  }
}

const sites = list(record<Site & { id: number }>({ id, file: text, name: text, line: count, column: count }))
const siteMap: Codec<RunState['sites']> = {
  write: (out, values) =>
    sites.write(
      out,
      Array.from(values, ([number, site]) => ({ id: number, ...site })),
    ),
  read: from => new Map(sites.read(from).map(({ id: number, ...site }) => [number, site])),
  same: Object.is,
}

const taskMap: Codec<RunState['tasks']> = { write: writeTasks, read: readTasks, same: Object.is }

const float: Codec<number> = {
  write: (out, value) => out.float(value),
  read: from => from.float(),
  same: Object.is,
}

const fields: Fields<RunState> = {
  seq: count,
  at: micros,
  phase: oneOf<RunPhase>({ starting: 0, running: 1, paused: 2, deadlocked: 3, ended: 4 }),
  outcome: nullable(oneOf<RunOutcome>({ finished: 0, failed: 1, cancelled: 2, killed: 3, crashed: 4, detached: 5 })),
  error: nullable(json(wireErrorSchema)),
  graph: text,
  clock: oneOf({ real: 0, virtual: 1 }),
  seed: signed,
  speed: float,
  deadlock: nullable(json(deadlockSchema)),
  tasks: taskMap,
  forgotten: count,
  resources: mapOf(record<ResourceRecord>({ id, name: text, declared: bool, stats: resourceStats })),
  workers: mapOf(record<WorkerRecord>({ id, ...WORKER })),
  callsWaiting: count,
  sites: siteMap,
  log: list(record<LogLine>({ seq: count, at: micros, task: idOrNull, text })) as Codec<readonly LogLine[]>,
  logDropped: count,
  findings: mapOf(json(findingSchema)),
  merged: count,
}
const whole = record<RunState>(fields)

export function encodeState(state: RunState): Uint8Array {
  const out = new Out()
  whole.write(out, state)
  return out.take()
}

/** @throws LogDamage for bytes that are no state. */
export function decodeState(bytes: Uint8Array): RunState {
  const from = new In(bytes)
  const state = whole.read(from)
  return from.atEnd ? state : damaged('there is more than a state')
}
