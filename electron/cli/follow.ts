/** Three ways to follow a run; all reduce it, so that its end can be told. Each returns what is known of the run. */
import { type RunEvent, runEventSchema } from '../../shared/protocol/events.ts'
import { pushSchema } from '../../shared/protocol/pushes.ts'
import { applyBatch, applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun, fromSnapshot, type RunState } from '../../shared/state/run-state.ts'
import type { Run } from '../runs/index.ts'
import { LiveView } from './live-view.ts'
import { plainLine } from './plain-lines.ts'
import type { Terminal } from './terminal.ts'

export interface Follower {
  /** Also for what only the last event says. */
  state(): RunState
  /** The run is over: show what is left to show. */
  end(): void
}

type Follow = (run: Run, terminal: Terminal, changed: () => void) => Follower

/** The event log, exactly as the run wrote it. */
export const asJson: Follow = (run, terminal, changed) =>
  followLines(
    run,
    changed,
    lines => terminal.write(lines),
    () => undefined,
  )

export const asPlainLines: Follow = (run, terminal, changed) =>
  followLines(
    run,
    changed,
    () => undefined,
    (state, event) => {
      const line = plainLine(state, event, terminal.say)
      if (line !== null) terminal.print(line)
    },
  )

function followLines(
  run: Run,
  changed: () => void,
  onLines: (lines: string) => void,
  onEvent: (state: RunState, event: RunEvent) => void,
): Follower {
  let state: RunState = emptyRun
  run.watchLines(lines => {
    onLines(lines)
    for (const line of lines.trimEnd().split('\n')) {
      const event = runEventSchema.parse(JSON.parse(line))
      state = applyEvents(state, [event])
      onEvent(state, event)
    }
    changed()
  })
  return { state: () => state, end: () => undefined }
}

/** A picture that is redrawn; what happens faster than it is merged on the way. */
export const asPicture: Follow = (run, terminal, changed) => {
  let state: RunState = emptyRun
  const view = new LiveView(terminal)
  const send = (text: string) => {
    const { push } = JSON.parse(text)
    const parsed = pushSchema.parse(push)
    if (parsed.type === 'run.snapshot') state = fromSnapshot(parsed.snapshot)
    else if (parsed.type === 'run.batch') state = applyBatch(state, parsed.batch)
    view.show(state)
    changed()
  }
  run.watch({ send, backlog: () => 0 })
  return { state: () => state, end: () => view.end() }
}
