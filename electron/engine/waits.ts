/** What a task waits for, as the event log has it, and who could end that wait. */
import { NAMED_LIMIT, type Waiting } from '../../shared/protocol/events.ts'
import { describeWait, type Observed, type Task, type WaitReason } from '../runtime/index.ts'
import { RetryPause } from './body.ts'
import { Call, Calls } from './calls.ts'
import { AfterWait } from './nodes.ts'
import type { Recorder } from './recorder.ts'
import { ownStats } from './stats.ts'

type To = Extract<Waiting, { for: 'resource' }>['to']

/** Null unless it waits for something that is pending. */
export function waitingOf(task: Task, recorder: Recorder): Waiting | null {
  const reason = describeWait(task)
  return reason && toWaiting(reason, recorder)
}

function toWaiting(reason: WaitReason, recorder: Recorder): Waiting {
  switch (reason.for) {
    case 'sleep':
      return { for: 'sleep', until: recorder.micros(reason.until) }
    case 'resource': {
      const resource = recorder.resources.idOf(reason.resource)
      return resource === undefined ? { for: 'future' } : { for: 'resource', resource, to: reason.to as To }
    }
    case 'task':
      return { for: 'task', task: recorder.idOf(reason.task) }
    case 'tasks':
      return { ...reason, tasks: reason.tasks.map(task => recorder.idOf(task)) }
    case 'group':
      return {
        for: 'group',
        group: recorder.groups.refOf(reason.group).id,
        tasks: reason.tasks.map(task => recorder.idOf(task)),
        total: reason.total,
      }
    case 'shield':
      return { for: 'shield', task: reason.inner && recorder.idOf(reason.inner) }
    case 'source':
      return ofOurs(reason.source, recorder)
    default:
      return { for: reason.for }
  }
}

/** Waits that the engine itself makes tasks do. */
function ofOurs(source: unknown, recorder: Recorder): Waiting {
  if (source instanceof AfterWait) {
    const tasks = [...source.pending()]
    return { for: 'after', tasks: tasks.slice(0, NAMED_LIMIT).map(task => recorder.idOf(task)), total: tasks.length }
  }
  if (source instanceof Call) return { for: 'call', call: source.id, function: source.function }
  if (source instanceof Calls) return { for: 'shutdown', calls: source.open }
  if (source instanceof RetryPause)
    return { for: 'retry', until: recorder.micros(source.until), attempt: source.attempt }
  return { for: 'future' }
}

export interface Want {
  readonly resource: Observed | null
  /** Whose doing could end the wait, in the order of their claim. */
  readonly from: Iterable<Task>
}

export function wantOf(task: Task): Want {
  const reason = describeWait(task)
  switch (reason?.for) {
    case 'resource':
      return { resource: reason.resource, from: holdersOf(reason.resource) }
    case 'task':
      return { resource: null, from: [reason.task] }
    case 'tasks':
    case 'group':
      return { resource: null, from: reason.tasks }
    case 'shield':
      return { resource: null, from: reason.inner === null ? [] : [reason.inner] }
    case 'source':
      return { resource: null, from: reason.source instanceof AfterWait ? reason.source.pending() : [] }
    default:
      return { resource: null, from: [] }
  }
}

function holdersOf(resource: Observed): readonly Task[] {
  const stats = ownStats(resource)
  if (stats.kind === 'lock') return stats.owner === null ? [] : [stats.owner]
  if (stats.kind !== 'semaphore') return []
  return stats.holders.flatMap(holder => (holder.task === null ? [] : [holder.task]))
}
