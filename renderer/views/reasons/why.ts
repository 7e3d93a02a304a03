/** “Why is it waiting?”: a sentence or two for the whole chain, and a line for each of its links. */
import { assertNever } from '../../../shared/assert-never.ts'
import type { Micros, TaskId } from '../../../shared/ids.ts'
import { isOutside } from '../../../shared/protocol/events.ts'
import type { RunState, TaskRecord } from '../../../shared/state/run-state.ts'
import { type ChainLink, heldBy, type RootCause, type WaitChain } from '../../../shared/state/selectors.ts'
import { seconds } from '../../i18n/numbers.ts'
import { taskName, taskNames } from './names.ts'
import { type Said, say } from './said.ts'
import { waitKind } from './wait-kind.ts'

const NAMED_HOLDERS = 3

/** What it wants and who has it, and how long at most; then what all of it hangs on, if that is another task. Empty if it does not wait. */
export function why(task: TaskRecord, { root }: WaitChain, run: RunState, now: Micros): readonly Said[] {
  if (!task.waiting) return []
  const { kind, values } = waitKind(task.waiting, task, run, now)
  const limit = task.deadline === null ? [] : [say('root.deadline', { left: seconds(task.deadline - now) })]
  if (root.kind === 'ring' && root.task === task.id) return [itself(task, run), ...limit]
  return [say(`wants.${kind}`, values), ...limit, ...(root.task === task.id ? [] : rootSentences(root, run, now))]
}

function itself(task: TaskRecord, run: RunState): Said {
  return task.waiting?.for === 'resource'
    ? say('root.itself', { name: wantedName(task, run) })
    : say('root.itselfTask', { name: wantedName(task, run) })
}

function rootSentences(root: RootCause, run: RunState, now: Micros): readonly Said[] {
  const task = taskName(root.task, run)
  switch (root.kind) {
    case 'timer':
      return [say('root.timer', { task, left: seconds(root.until - now) })]
    case 'call':
      return [say('root.call', { task, call: `${root.function}()` })]
    case 'unheld':
      return [say('root.unheld', { task }), ...ownWait(root.task, run, now)]
    case 'runs':
    case 'outside':
    case 'ring':
      return [say(`root.${root.kind}`, { task })]
    case 'over':
      return []
    default:
      return assertNever(root)
  }
}

/** “It wants …”, of another task that was just named. */
function ownWait(id: TaskId, run: RunState, now: Micros): readonly Said[] {
  const task = run.tasks.get(id)
  if (!task?.waiting) return []
  const { kind, values } = waitKind(task.waiting, task, run, now)
  return [say(`wants.${kind}`, values)]
}

/** What stands below a link of the chain. */
export function linkSaid(link: ChainLink, run: RunState, now: Micros): Said {
  if (link.kind === 'resource') return resourceSaid(link, run)
  const { task, place } = link
  if (task.waiting) {
    const { kind, values } = waitKind(task.waiting, task, run, now)
    return say(`link.${kind}`, { ...values, place })
  }
  if (task.state === 'cancelling') return say('doing.rootCancelling')
  return say(task.state === 'running' ? 'doing.rootRunning' : 'doing.rootReady')
}

function resourceSaid({ resource: { stats }, holders }: ChainLink & { kind: 'resource' }, run: RunState): Said {
  if (stats.kind === 'queue') {
    if (stats.size === 0) return say('has.empty')
    return stats.size === stats.maxsize ? say('has.full') : say('has.unfinished', { n: stats.unfinished })
  }
  if (stats.kind === 'event') return say(stats.set ? 'has.free' : 'has.unset')
  if (stats.kind === 'condition') return say('has.unnotified')
  if (stats.kind === 'barrier') {
    return stats.state === 'filling'
      ? say('has.missing', { there: stats.waiting, parties: stats.parties })
      : say('has.free')
  }
  if (isOutside(stats)) return say('has.outside')
  const tasks = holders.flatMap(holder => holder ?? [])
  if (tasks.length > NAMED_HOLDERS) return say('has.heldByMany', { n: tasks.length })
  return tasks.length > 0 ? say('has.held', { holders: taskNames(tasks, run) }) : say('has.unheld')
}

/** A task of a ring: what it has that another wants, and what it wants. */
export function ringSaid(task: TaskRecord, run: RunState): Said {
  const held = heldBy(run, task.id).map(({ resource }) => resource.name)
  const name = wantedName(task, run)
  const wants = task.waiting?.for === 'resource'
  if (held.length === 0) return say(wants ? 'has.wants' : 'has.waits', { name })
  return say(wants ? 'has.hasWants' : 'has.hasWaits', { held: held.join(', '), name })
}

function wantedName({ waiting }: TaskRecord, run: RunState): string {
  if (waiting?.for === 'resource') return run.resources.get(waiting.resource)?.name ?? `#${waiting.resource}`
  if (waiting?.for === 'tasks' || waiting?.for === 'group' || waiting?.for === 'after')
    return taskNames(waiting.tasks.slice(0, NAMED_HOLDERS), run)
  const awaited: TaskId | null = waiting?.for === 'task' || waiting?.for === 'shield' ? waiting.task : null
  return awaited === null ? '' : taskName(awaited, run)
}
