import { MAX_TASKS } from '../limits.ts'
import type { Located } from '../locate.ts'
import { nearest } from '../nearest.ts'
import type { Problems } from '../problems.ts'
import { LATER_KEYS, taskSchema } from '../schema.ts'
import { templatesIn } from '../template.ts'
import type { Outline, TaskOutline } from './outline.ts'

const BODIES = ['script', 'sleep', 'call', 'http', 'command']
/** Where templates may stand. */
const TEMPLATED = [
  ['call', 'args'],
  ...(['url', 'headers', 'body'] as const).map(key => ['http', key] as const),
  ...(['run', 'stdin'] as const).map(key => ['command', key] as const),
] as const

/** Each task does exactly one thing, uses only results it has, and all together are not too many. */
export function checkBodies(outline: Outline, problems: Problems): void {
  for (const task of outline.tasks.values()) {
    checkBody(task, problems)
    checkTemplates(task, problems)
  }
  checkCount(outline, problems)
}

function checkBody(task: TaskOutline, problems: Problems): void {
  if (!task.isMap) return // told as a wrong type
  const keys = [...task.fields.keys()]
  const [first, second, ...others] = keys.filter(key => BODIES.includes(key))
  if (first !== undefined && second !== undefined) {
    const found = [first, second, ...others]
    problems.error('graph/many-bodies', { task: task.name, found }, task.fields.get(second)!.key)
  } else if (first === undefined && !keys.some(key => isLater(key) || isSlip(key))) {
    problems.error('graph/no-body', { task: task.name }, task.key)
  }
}

const isLater = (key: string) => LATER_KEYS.task.some(later => later === key)
/** Told as an unknown key. */
const isSlip = (key: string) => !Object.hasOwn(taskSchema.shape, key) && nearest(key, BODIES) !== null

function checkTemplates(task: TaskOutline, problems: Problems): void {
  const known = new Set(task.after.map(entry => entry.name))
  for (const arg of templatedTexts(task)) {
    for (const { template, input } of templatesIn(String(arg.value))) {
      const start = Math.max(0, problems.source(arg.range).indexOf(template)) + arg.range[0]
      const range = [start, Math.min(arg.range[1], start + template.length)] as const
      if (input === null) problems.error('graph/bad-template', { template: template.slice(0, 100) }, range)
      else if (!known.has(input)) problems.error('graph/input-not-after', { input, task: task.name }, range)
    }
  }
}

function* templatedTexts(task: TaskOutline): Generator<Located> {
  for (const [body, key] of TEMPLATED) {
    const at = task.fields.get(body)?.at.fields?.get(key)?.at
    if (at) yield* textsIn(at)
  }
}

function* textsIn(at: Located): Generator<Located> {
  if (typeof at.value === 'string') yield at
  for (const item of at.items ?? []) yield* textsIn(item)
  for (const field of at.fields?.values() ?? []) yield* textsIn(field.at)
}

function checkCount({ tasks, root }: Outline, problems: Problems): void {
  const field = root.fields?.get('tasks')
  if (!field) return
  if (field.at.fields?.size === 0) problems.error('graph/no-tasks', {}, field.key)
  let count = 0
  for (const task of tasks.values()) {
    const copies = task.fields.get('copies')?.at.value
    count += typeof copies === 'number' && copies >= 1 && copies <= MAX_TASKS ? Math.floor(copies) : 1
  }
  if (count > MAX_TASKS) problems.error('graph/too-many-tasks', { count, limit: MAX_TASKS }, field.key)
}
