/** States at moments of a kept log, and the way from event to event. */
import type { Micros, TaskId } from '../../shared/ids.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import type { RunState } from '../../shared/state/run-state.ts'
import type { KeptLog } from './kept-log.ts'
import type { Position, Wish } from './messages.ts'

export interface Arrival {
  readonly position: Position
  readonly state: RunState
}

/** Null: there is no such event, or nothing of the log is kept. */
export function arrive(log: KeptLog, wish: Wish): Arrival | null {
  if (log.frames.length === 0) return null
  if (wish.kind === 'at') return at(log, wish.at)
  const found = wish.by === 1 ? next(log, wish) : previous(log, wish)
  return found && after(log, found)
}

/** After all that happened by `time`, or at the first moment that is kept. */
function at(log: KeptLog, time: Micros): Arrival {
  const index = Math.max(
    0,
    log.lastFrame(frame => frame.at <= time),
  )
  return stateWhile(log, index, event => event.at <= time, Math.max(time, log.frames[0]!.at))
}

function after(log: KeptLog, { seq, at: time }: Position): Arrival {
  const index = Math.max(
    0,
    log.lastFrame(frame => frame.seq <= seq),
  )
  return stateWhile(log, index, event => event.seq <= seq, time)
}

function stateWhile(log: KeptLog, index: number, holds: (event: RunEvent) => boolean, time: Micros): Arrival {
  const events: RunEvent[] = []
  const frame = log.replay(index, event => {
    if (!holds(event)) return false
    events.push(event)
    return true
  })
  const state = applyEvents(frame, events)
  return { position: { seq: state.seq, at: time }, state }
}

type Step = Extract<Wish, { kind: 'step' }>

/** In the part that `from` is in; then in those that hold the rest of its moment, and in those that the hint may be in. */
function next(log: KeptLog, { from, task, hint }: Step): Position | null {
  const { frames } = log
  const there = hint === null ? 0 : log.lastFrame(frame => frame.at < hint)
  let index = Math.max(
    0,
    log.lastFrame(frame => frame.seq <= from.seq),
  )
  for (;;) {
    const found = first(log, index, from.seq, task)
    if (found !== null) return found
    index++
    if (index < there && frames[index]!.at > from.at) index = there
    if (index >= frames.length || (hint !== null && frames[index]!.at > hint)) return null
  }
}

function previous(log: KeptLog, { from, task, hint }: Step): Position | null {
  const { frames } = log
  const there = hint === null ? frames.length : log.lastFrame(frame => frame.at <= hint)
  let index = log.lastFrame(frame => frame.seq < from.seq)
  while (index >= 0) {
    const found = last(log, index, from.seq, task)
    if (found !== null) return found
    index--
    if (index > there && frames[index + 1]!.at < from.at) index = there
    if (index >= 0 && hint !== null && frames[index + 1]!.at < hint) return null
  }
  return null
}

function first(log: KeptLog, index: number, beyond: number, task: TaskId | null): Position | null {
  let found: Position | null = null
  log.replay(index, event => {
    if (event.seq > beyond && concerns(event, task)) found = event
    return found === null
  })
  return found
}

/** A frame stands for the event that it follows on. */
function last(log: KeptLog, index: number, before: number, task: TaskId | null): Position | null {
  let found: Position | null = task === null ? log.frames[index]! : null
  log.replay(index, event => {
    if (event.seq >= before) return false
    if (concerns(event, task)) found = event
    return true
  })
  return found
}

function concerns(event: RunEvent, task: TaskId | null): boolean {
  if (task === null) return true
  if (event.type === 'finding') return event.finding.task?.id === task
  return 'task' in event && event.task === task && event.type !== 'worker.changed'
}
