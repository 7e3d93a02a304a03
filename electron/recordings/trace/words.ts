/** What slices and their arguments say, in English: traces are read with tools that are in English. */
import type { Waiting } from '../../../shared/protocol/events.ts'

export interface Names {
  task(id: number): string
  resource(id: number): string
}

const NAMED = 3

export function waitName(waiting: Waiting, names: Names): string {
  const several = (tasks: readonly number[], total: number): string => {
    const named = tasks.slice(0, NAMED).map(names.task).join(', ')
    return total > NAMED ? `${named} and ${total - Math.min(NAMED, tasks.length)} more` : named
  }
  switch (waiting.for) {
    case 'sleep':
      return 'sleep'
    case 'resource':
      return `${waiting.to} ${names.resource(waiting.resource)}`
    case 'task':
      return `await ${names.task(waiting.task)}`
    case 'tasks':
      return `${waiting.by} ${several(waiting.tasks, waiting.total)}`
    case 'group':
      return `group: ${several(waiting.tasks, waiting.total)}`
    case 'after':
      return `after ${several(waiting.tasks, waiting.total)}`
    case 'shield':
      return waiting.task === null ? 'shield' : `shield ${names.task(waiting.task)}`
    case 'call':
      return `call ${waiting.function}`
    case 'shutdown':
      return 'executor shutdown'
    case 'retry':
      return `retry ${waiting.attempt}`
    case 'future':
    case 'promise':
      return waiting.for
  }
}
