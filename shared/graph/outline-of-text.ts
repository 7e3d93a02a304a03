/** The picture of a file that has mistakes: what can be read of it, so that what one types shows, and its mistakes at their nodes. */
import type { ResourceSpec, TaskBody, TaskSpec } from './model.ts'
import { type GraphOutline, graphOutline } from './outline.ts'
import { readText } from './rewrite/rewrite.ts'
import { isPlainMap, type Plain, type PlainMap } from './rewrite/same.ts'
import { resourceSchemas } from './schema.ts'
import { scriptRef } from './script-path.ts'

/** Null if the text is not even YAML. `read`: the text of a script file beside the graph, where it is known. */
export function outlineOfText(text: string, read: (path: string) => string | null): GraphOutline | null {
  const found = readText(text)
  if (!('root' in found) || !isPlainMap(found.root.value)) return null
  const { tasks, resources, view } = found.root.value
  const specs = entriesOf(resources).flatMap(([name, { type, lock }]) =>
    Object.hasOwn(resourceSchemas, String(type))
      ? [[name, { type, lock: typeof lock === 'string' ? lock : null } as ResourceSpec] as const]
      : [],
  )
  const graph = {
    tasks: entriesOf(tasks).map(([name, task]) => taskOf(name, task)),
    resources: Object.fromEntries(specs),
    positions: positionsOf(isPlainMap(view) ? view['positions'] : null),
  }
  return graphOutline(graph, read)
}

const entriesOf = (map: Plain): [string, PlainMap][] =>
  Object.entries(isPlainMap(map) ? map : {}).filter((entry): entry is [string, PlainMap] => isPlainMap(entry[1]))

const namesIn = (list: Plain): string[] => (Array.isArray(list) ? list.filter(name => typeof name === 'string') : [])

const KINDS = ['sleep', 'call', 'http', 'command'] as const

function taskOf(name: string, task: PlainMap): TaskSpec {
  const { copies } = task
  const kind = KINDS.find(key => Object.hasOwn(task, key))
  const isCount = typeof copies === 'number' && Number.isInteger(copies) && copies > 0
  return {
    name,
    copies: isCount ? copies : null,
    does: kind ? ({ kind } as TaskBody) : scriptOf(task['script']),
    after: namesIn(task['after']),
    holds: namesIn(task['holds']),
    ...{ timeout: null, retry: null, shield: false },
  }
}

function scriptOf(value: Plain): TaskBody {
  const text = typeof value === 'string' ? value : ''
  const ref = scriptRef(text)
  const isFile = ref.kind === 'file'
  const script = { file: isFile ? ref.path : '', inline: !isFile, text: isFile ? '' : text, line: 1, indent: 0 }
  return { kind: 'script', script }
}

function positionsOf(value: Plain): Record<string, readonly [number, number]> {
  const places = Object.entries(isPlainMap(value) ? value : {}).filter(
    (entry): entry is [string, [number, number]] =>
      Array.isArray(entry[1]) && entry[1].length === 2 && entry[1].every(Number.isFinite),
  )
  return Object.fromEntries(places)
}
