/**
 * The tasks of a state, row by row, by hand: a key frame of ten thousand is made and read while a run goes on. What a row shares
 * with the one before it is left out; copies of one node made at one moment, and waiting for one thing, take some fifteen bytes.
 */
import type { TaskGroupRef } from '../protocol/events.ts'
import type { TaskRecord } from '../state/run-state.ts'
import type { In, Out } from './bytes.ts'
import { nullable } from './codec.ts'
import { damaged } from './damage.ts'
import { cancelRequest, group, idOrNull, outcome, taskState, textOrNull, waiting } from './values.ts'

/** The first byte: what is as in the row before, or is told by it. */
const FAMILY = 0x01
const NAME = 0x02
const NEXT_COPY = 0x04
const NO_COPY = 0x08
const CREATED = 0x10
const BODY = 0x20
const SHIELDED = 0x40
const NEXT_ID = 0x80

/** The second: what there is. */
const WAITS = 0x01
const DEADLINE = 0x02
const ENDED = 0x04
const CANCEL = 0x08
const OUTCOME = 0x10
const SITE = 0x20

const groupOrNull = nullable(group)

type Before = Pick<TaskRecord, 'id' | 'node' | 'copy' | 'parent' | 'group' | 'createdAt'>
const NONE: Before = { id: 0, node: null, copy: null, parent: null, group: null, createdAt: 0 }

export function writeTasks(out: Out, tasks: ReadonlyMap<number, TaskRecord>): void {
  out.count(tasks.size)
  let before = NONE
  for (const task of tasks.values()) {
    writeTask(out, task, before)
    before = task
  }
}

export function readTasks(from: In): Map<number, TaskRecord> {
  const tasks = new Map<number, TaskRecord>()
  let before = NONE
  for (let left = from.length(); left > 0; left--) {
    const task = readTask(from, before)
    tasks.set(task.id, task)
    before = task
  }
  return tasks
}

function writeTask(out: Out, task: TaskRecord, before: Before): void {
  const likes = likeness(task, before)
  const has = possessions(task)
  out.byte(likes)
  out.byte(has)
  if ((likes & NEXT_ID) === 0) out.signed(task.id - before.id)
  if ((likes & FAMILY) === 0) {
    textOrNull.write(out, task.node)
    idOrNull.write(out, task.parent)
    groupOrNull.write(out, task.group)
  }
  if ((likes & (NEXT_COPY | NO_COPY)) === 0) out.count(task.copy!)
  if ((likes & NAME) === 0) out.text(task.name)
  if ((likes & CREATED) === 0) out.micros(task.createdAt)
  taskState.write(out, task.state)
  out.micros(task.since)
  out.count(task.steps)
  out.micros(task.ran)
  out.micros(task.waited)
  if (task.site !== null) out.count(task.site)
  if (task.waiting !== null) waiting.write(out, task.waiting)
  if (task.deadline !== null) out.micros(task.deadline)
  if (task.endedAt !== null) out.micros(task.endedAt)
  if (task.cancel !== null) cancelRequest.write(out, task.cancel)
  if (task.outcome !== null) outcome.write(out, task.outcome)
}

function readTask(from: In, before: Before): TaskRecord {
  const likes = from.byte()
  const has = from.byte()
  const id = before.id + ((likes & NEXT_ID) !== 0 ? 1 : from.signed())
  if (id < 1) damaged('an id that cannot be')
  const family = (likes & FAMILY) !== 0 ? before : readFamily(from)
  const { node, parent } = family
  const copy = (likes & NO_COPY) !== 0 ? null : (likes & NEXT_COPY) !== 0 ? (before.copy ?? 0) + 1 : from.count()
  return {
    id,
    name: (likes & NAME) !== 0 ? nameOf(node, copy) : from.text(),
    node,
    copy,
    parent,
    body: (likes & BODY) !== 0,
    group: family.group,
    createdAt: (likes & CREATED) !== 0 ? before.createdAt : from.micros(),
    state: taskState.read(from),
    since: from.micros(),
    steps: from.count(),
    ran: from.micros(),
    waited: from.micros(),
    site: (has & SITE) !== 0 ? from.id() : null,
    waiting: (has & WAITS) !== 0 ? waiting.read(from) : null,
    deadline: (has & DEADLINE) !== 0 ? from.micros() : null,
    endedAt: (has & ENDED) !== 0 ? from.micros() : null,
    cancel: (has & CANCEL) !== 0 ? cancelRequest.read(from) : null,
    outcome: (has & OUTCOME) !== 0 ? outcome.read(from) : null,
    shielded: (likes & SHIELDED) !== 0,
  }
}

function readFamily(from: In): Pick<TaskRecord, 'node' | 'parent' | 'group'> {
  return { node: textOrNull.read(from), parent: idOrNull.read(from), group: groupOrNull.read(from) }
}

function likeness(task: TaskRecord, before: Before): number {
  let likes = task.body ? BODY : 0
  if (task.shielded) likes |= SHIELDED
  if (task.id === before.id + 1) likes |= NEXT_ID
  if (task.createdAt === before.createdAt) likes |= CREATED
  if (task.copy === null) likes |= NO_COPY
  else if (before.copy !== null && task.copy === before.copy + 1) likes |= NEXT_COPY
  if (task.name === nameOf(task.node, task.copy)) likes |= NAME
  if (task.node === before.node && task.parent === before.parent && sameGroup(task.group, before.group)) likes |= FAMILY
  return likes
}

function possessions(task: TaskRecord): number {
  let has = task.waiting === null ? 0 : WAITS
  if (task.deadline !== null) has |= DEADLINE
  if (task.endedAt !== null) has |= ENDED
  if (task.cancel !== null) has |= CANCEL
  if (task.outcome !== null) has |= OUTCOME
  if (task.site !== null) has |= SITE
  return has
}

const sameGroup = (a: TaskGroupRef | null, b: TaskGroupRef | null): boolean => a === b || groupOrNull.same(a, b)

const nameOf = (node: string | null, copy: number | null): string => (copy === null ? (node ?? '') : `${node}[${copy}]`)
