/** The run on the screen as the user is to see it: the host's state, and over it what the user has just asked for. */
import type { Micros, RunId, TaskId } from '../../shared/ids.ts'
import { type Batch, ENDED } from '../../shared/protocol/events.ts'
import { applyBatch } from '../../shared/state/reducer.ts'
import type { RunState, TaskRecord } from '../../shared/state/run-state.ts'

export interface Past {
  readonly at: Micros
  /** Its own time is that of the last event by then. */
  readonly state: RunState
}

export interface Live {
  readonly run: RunId
  /** That of `past`, or `sent` with `asked` and `stuck` laid over it; this is what views read. */
  readonly state: RunState
  /** What was at the moment that is looked at; null: now. */
  readonly past: Past | null
  /** As the host sent it. */
  readonly sent: RunState
  /** Tasks whose cancel was clicked, and when, as long as it has not come back as an event: shown as cancelling. */
  readonly asked: ReadonlyMap<TaskId, Micros>
  /** The task that has not yielded for too long: it runs, though its thread cannot say so. */
  readonly stuck: TaskId | null
  /** The run's clock stood at `at` when the page's stood at `ms`. */
  readonly anchor: { readonly at: Micros; readonly ms: number }
}

export const liveOf = (run: RunId, sent: RunState, ms: number): Live => ({
  run,
  state: sent,
  past: null,
  sent,
  asked: new Map(),
  stuck: null,
  anchor: { at: sent.at, ms },
})

/** Null if batches are missing between what is known and these: watch anew. */
export function advance(live: Live, batches: readonly Batch[], ms: number): Live | null {
  let sent = live.sent
  for (const batch of batches) {
    if (batch.from > sent.seq) return null
    sent = applyBatch(sent, batch)
  }
  return overlaid({ ...live, sent, anchor: anchorFor(live, sent, ms) })
}

export const ask = (live: Live, task: TaskId, ms: number): Live =>
  overlaid({ ...live, asked: new Map(live.asked).set(task, clockNow(live, ms)) })

export const takeBack = (live: Live, task: TaskId): Live =>
  overlaid({ ...live, asked: new Map([...live.asked].filter(([id]) => id !== task)) })

/** Shows the run as it was; null: as it is. */
export const visit = (live: Live, past: Past | null): Live => overlaid({ ...live, past })

export const stick = (live: Live, stuck: TaskId | null): Live => overlaid({ ...live, stuck })

function overlaid(live: Live): Live {
  const next = withAsked(live)
  return next.past === null ? next : { ...next, state: next.past.state }
}

function withAsked(live: Live): Live {
  const open = [...live.asked].filter(([id]) => isUnanswered(live.sent.tasks.get(id)))
  const stuck = live.stuck === null ? undefined : live.sent.tasks.get(live.stuck)
  if (open.length === 0 && !stuck) return { ...live, asked: new Map(), state: live.sent }
  const tasks = new Map(live.sent.tasks)
  if (stuck && !ENDED.includes(stuck.state)) tasks.set(stuck.id, { ...stuck, state: 'running', waiting: null })
  for (const [id, at] of open) {
    const task = tasks.get(id)
    if (!task) continue
    tasks.set(id, { ...task, state: 'cancelling', cancel: { by: 'user', task: null, reason: null, at } })
  }
  return { ...live, asked: new Map(open), state: { ...live.sent, tasks } }
}

const isUnanswered = (task: TaskRecord | undefined): boolean =>
  task !== undefined && task.cancel === null && !ENDED.includes(task.state)

/** Batches arrive a little late and unevenly: a clock shown may not go back for that. */
const JITTER_US = 250_000

function anchorFor(live: Live, sent: RunState, ms: number): Live['anchor'] {
  const shown = clockNow(live, ms)
  const ahead = shown - sent.at
  const steady = live.sent.phase === sent.phase && live.sent.speed === sent.speed
  return steady && ticks(sent) && ahead >= 0 && ahead < JITTER_US * sent.speed ? live.anchor : { at: sent.at, ms }
}

const ticks = (state: RunState): boolean => state.phase === 'running' && state.clock === 'real'

/** The run's clock now. Between batches the real one goes on by itself; a paused, ended or virtual one does not. */
export function clockNow({ sent, anchor }: Pick<Live, 'sent' | 'anchor'>, ms: number): Micros {
  return ticks(sent) ? Math.max(sent.at, anchor.at + (ms - anchor.ms) * 1000 * sent.speed) : sent.at
}

/** The time of what is shown: now, or the moment that is looked at. */
export const runNow = (live: Pick<Live, 'sent' | 'anchor' | 'past'>, ms: number): Micros =>
  live.past?.at ?? clockNow(live, ms)
