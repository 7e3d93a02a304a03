/** New tasks and resources: each with what makes it right from the start, so that the graph still runs. */
import type { PlainMap } from '../rewrite/same.ts'
import { getAt, setIn, textsOf } from './data.ts'
import type { GraphEdit, Point, ResourceType, TaskKind } from './graph-edit.ts'
import { checkName, freeName } from './names.ts'

type Add<K extends GraphEdit['kind']> = Extract<GraphEdit, { kind: K }>

const TASK_NAMES: Record<TaskKind, string> = {
  script: 'task',
  sleep: 'pause',
  call: 'compute',
  http: 'request',
  command: 'program',
}

const RESOURCES: Record<ResourceType, PlainMap> = {
  queue: { type: 'queue', maxsize: 10 },
  semaphore: { type: 'semaphore', value: 1 },
  lock: { type: 'lock' },
  event: { type: 'event' },
  condition: { type: 'condition' },
  barrier: { type: 'barrier', parties: 2 },
  cell: { type: 'cell', value: 0 },
}

/** @throws YieldpointError if it cannot have the name asked for */
export function addTask(data: PlainMap, { does, name, at, after = [] }: Add<'addTask'>): PlainMap {
  if (name !== undefined) checkName(data, name, false)
  const called = name ?? freeName(data, TASK_NAMES[does])
  const { body, around } = newBody(data, does, called)
  const task = { ...(after.length > 0 && { after: [...after] }), ...body }
  return placed(setIn(around, ['tasks', called], task), called, at)
}

/** @throws YieldpointError if it cannot have the name asked for */
export function addResource(data: PlainMap, { type, name, at }: Add<'addResource'>): PlainMap {
  if (name !== undefined) checkName(data, name, true)
  const called = name ?? freeName(data, type)
  return placed(setIn(data, ['resources', called], RESOURCES[type]), called, at)
}

export const placed = (data: PlainMap, name: string, at: Point | undefined): PlainMap =>
  at ? setIn(data, ['view', 'positions', name], at.map(Math.round)) : data

interface NewBody {
  readonly body: PlainMap
  /** The file with what the body needs: a function, a permission. */
  readonly around: PlainMap
}

/** What a task does at first. */
export function newBody(data: PlainMap, does: TaskKind, name: string): NewBody {
  switch (does) {
    case 'script':
      return { body: { script: scriptOf(name) }, around: data }
    case 'sleep':
      return { body: { sleep: 1 }, around: data }
    case 'call': {
      const [known] = Object.keys(getAt(data, ['functions']) ?? {})
      const around = known ? data : setIn(data, ['functions', 'double'], 'export default n => n * 2')
      return { body: { call: { function: known ?? 'double', args: [1] } }, around }
    }
    case 'http':
      return { body: { http: { url: 'https://example.org/' } }, around: permitted(data, 'http', 'https://example.org') }
    case 'command':
      return { body: { command: { run: ['node', '--version'] } }, around: permitted(data, 'run', 'node') }
  }
}

function permitted(data: PlainMap, kind: 'http' | 'run', entry: string): PlainMap {
  const entries = textsOf(getAt(data, ['permissions', kind]))
  return entries.includes(entry) ? data : setIn(data, ['permissions', kind], [...entries, entry])
}

const IDENTIFIER = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u

const scriptOf = (name: string): string => `import { sleep } from 'yieldpoint'

export default async function ${IDENTIFIER.test(name) ? name : 'main'}({ log }) {
  await sleep(1)
  log('done')
}
`
