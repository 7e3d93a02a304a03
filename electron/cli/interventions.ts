/** `--cancel TASK@SECONDS` and `--shield TASK`, as the run takes them. */
import { YieldpointError } from '../../shared/errors.ts'
import type { Graph } from '../../shared/graph/model.ts'
import type { Intervention } from '../../shared/protocol/thread.ts'

/** @throws YieldpointError cli/bad-cancel, cli/unknown-task */
export function planned(graph: Graph, cancels: readonly string[], shields: readonly string[]): Intervention[] {
  const tasks = new Set(graph.tasks.flatMap(taskNames))
  const known = (task: string): string => {
    if (!tasks.has(task)) throw new YieldpointError('cli/unknown-task', { task, tasks: [...tasks].slice(0, 12) })
    return task
  }
  return [
    ...shields.map(task => ({ do: 'shield' as const, task: known(task), atSeconds: 0 })),
    ...cancels.map(text => {
      const { task, atSeconds } = cancelAt(text)
      return { do: 'cancel' as const, task: known(task), atSeconds }
    }),
  ]
}

function cancelAt(text: string): { task: string; atSeconds: number } {
  const [, task, at] = /^(.+)@(\d+(?:\.\d+)?)$/.exec(text) ?? []
  if (task === undefined || at === undefined) throw new YieldpointError('cli/bad-cancel', { text })
  return { task, atSeconds: Number(at) }
}

function taskNames({ name, copies }: Graph['tasks'][number]): string[] {
  return copies === null ? [name] : Array.from({ length: copies }, (_, copy) => `${name}[${copy}]`)
}
