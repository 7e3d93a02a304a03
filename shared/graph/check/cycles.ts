import type { Problems } from '../problems.ts'
import type { Entry, Outline, TaskOutline } from './outline.ts'

/** A task being visited, and those of its edges that are still to follow. */
interface Visit {
  readonly name: string
  readonly edges: Iterator<Entry>
}

/**
 * Every edge that closes a cycle, with the cycle spelled out. Depth first, on a stack of our own: chains may be as long as
 * the file. An edge back to a task that is being visited closes a cycle; a task that has been left is on none.
 */
export function checkCycles({ tasks }: Outline, problems: Problems): void {
  const depths = new Map<string, number>() // of tasks being visited: their place in the stack; of those left: -1
  const stack: Visit[] = []

  function enter(task: TaskOutline): void {
    depths.set(task.name, stack.length)
    const once = new Map(task.after.map(entry => [entry.name, entry]))
    stack.push({ name: task.name, edges: once.values() })
  }

  function follow(edge: Entry): void {
    const target = tasks.get(edge.name)
    const depth = depths.get(edge.name)
    if (target && depth === undefined) enter(target)
    else if (depth === undefined || depth === -1) return
    // An edge to the task itself is graph/after-self.
    else if (depth < stack.length - 1) problems.error('graph/cycle', { path: spelled(stack, depth) }, edge.range)
  }

  for (const first of tasks.values()) {
    if (!depths.has(first.name)) enter(first)
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const { done, value } = top.edges.next()
      if (!done) follow(value)
      else depths.set(stack.pop()!.name, -1)
    }
  }
}

const MAX_SPELLED = 50

/** Nobody reads a cycle of a thousand tasks: its two ends say where it is. */
function spelled(stack: readonly Visit[], from: number): string[] {
  const names = (start: number, end?: number) => stack.slice(start, end).map(visit => visit.name)
  const half = MAX_SPELLED / 2
  const middle = stack.length - from <= MAX_SPELLED ? names(from) : [...names(from, from + half), '…', ...names(-half)]
  return [...middle, stack[from]!.name]
}
