/** The run as lines that only grow, for pipes and files: what a reader would want to know, when it happened. */
import type { RunEvent } from '../../shared/protocol/events.ts'
import type { RunState } from '../../shared/state/run-state.ts'
import { describeTask, seconds } from './describe.ts'
import type { Messages } from './messages.ts'

/** `state` is the run's after the event. Null: not worth a line. */
export function plainLine(state: RunState, event: RunEvent, say: Messages): string | null {
  const at = `${seconds(event.at).padStart(10)}  `
  switch (event.type) {
    case 'task.changed':
      return event.waiting ? at + taskLine(state, event.task, say) : null
    case 'task.ended':
      return at + taskLine(state, event.task, say)
    case 'task.cancelRequested':
      return `${at}${nameOf(state, event.task)}  ${say.state.cancelling}${event.request.reason ? `  “${event.request.reason}”` : ''}`
    case 'task.shielded':
      return event.on ? `${at}${nameOf(state, event.task)}  ${say.shielded}` : null
    case 'logged':
      return `${at}${event.task === null ? '' : `${nameOf(state, event.task)}: `}${event.text}`
    default:
      return null
  }
}

const nameOf = (state: RunState, task: number): string => state.tasks.get(task)?.name ?? `#${task}`

function taskLine(state: RunState, id: number, say: Messages): string {
  const task = state.tasks.get(id)
  return task ? `${task.name}  ${say.state[task.state]}  ${describeTask(state, task, say)}`.trimEnd() : `#${id}`
}
