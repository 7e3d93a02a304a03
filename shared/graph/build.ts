/** A file that has been found right, as the graph that it means. */
import { graphTitle } from './file-name.ts'
import { findAt, type Located } from './locate.ts'
import type { Graph, ResourceSpec, ScriptSource, TaskBody, TaskSpec } from './model.ts'
import { PERMISSION_KINDS, type PermissionKind, type Permissions, readEntry } from './permissions.ts'
import type { Problems } from './problems.ts'
import type { GraphFile } from './schema.ts'
import { scriptSource } from './script-source.ts'

type ScriptAt = (...path: string[]) => ScriptSource

export function buildGraph(data: GraphFile, root: Located, file: string, problems: Problems): Graph {
  const scriptAt: ScriptAt = (...path) => scriptSource(findAt(root, path)!.at, file, problems)
  return {
    name: data.name ?? graphTitle(file),
    description: data.description.trim(),
    settings: data.settings,
    permissions: permissionsOf(data.permissions),
    resources: mapped(data.resources, resource => resource as ResourceSpec),
    functions: mapped(data.functions, (_, name) => scriptAt('functions', name)),
    tasks: Object.entries(data.tasks).map(([name, task]) => buildTask(name, task, scriptAt)),
    positions: mapped(data.view.positions, ([x, y]) => [x, y] as const),
  }
}

function buildTask(name: string, task: GraphFile['tasks'][string], scriptAt: ScriptAt): TaskSpec {
  const { after, copies, holds, timeout, retry, shield } = task
  return { name, does: bodyOf(name, task, scriptAt), after, copies, holds, timeout, retry, shield }
}

/** Canonical, and each once: the same wish is the same text however it is written. */
function permissionsOf(declared: GraphFile['permissions']): Permissions {
  const entries = (kind: PermissionKind) => [
    ...new Set(declared[kind].map(entry => readEntry[kind](String(entry))!)), // or there had been a problem
  ]
  return Object.fromEntries(PERMISSION_KINDS.map(kind => [kind, entries(kind)])) as Record<PermissionKind, string[]>
}

function bodyOf(name: string, task: GraphFile['tasks'][string], scriptAt: ScriptAt): TaskBody {
  const { sleep, call, http, command } = task
  if (sleep !== undefined) return { kind: 'sleep', seconds: sleep }
  if (call !== undefined) return { kind: 'call', function: call.function, args: call.args, executor: call.executor }
  if (http !== undefined) return { kind: 'http', ...http }
  if (command !== undefined) return { kind: 'command', ...command }
  return { kind: 'script', script: scriptAt('tasks', name, 'script') }
}

/** Without a prototype: `constructor` is as good a name as any. */
function mapped<T, U>(record: Record<string, T>, build: (value: T, name: string) => U): Record<string, U> {
  const result: Record<string, U> = Object.create(null)
  for (const [name, value] of Object.entries(record)) result[name] = build(value, name)
  return result
}
