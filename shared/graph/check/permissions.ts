import type { Located } from '../locate.ts'
import { covers, entryOfOrigin, originOfUrl, PERMISSION_KINDS, type PermissionKind, readEntry } from '../permissions.ts'
import type { Problems } from '../problems.ts'
import { templatesIn } from '../template.ts'
import type { Outline, TaskOutline } from './outline.ts'

type Declared = Record<PermissionKind, readonly string[]>

/** What is declared is understood, and the tasks that reach out themselves do nothing else. */
export function checkPermissions(outline: Outline, problems: Problems): void {
  const declared = Object.fromEntries(
    PERMISSION_KINDS.map(kind => [kind, entriesOf(kind, outline, problems)]),
  ) as unknown as Declared
  for (const task of outline.tasks.values()) {
    checkRequest(task, declared, problems)
    checkCommand(task, declared, problems)
  }
}

function entriesOf(kind: PermissionKind, { root }: Outline, problems: Problems): string[] {
  const items = root.fields?.get('permissions')?.at.fields?.get(kind)?.at.items ?? []
  return items.flatMap(({ value, range }) => {
    if (typeof value !== 'string' && typeof value !== 'number') return [] // told as a wrong type
    const entry = readEntry[kind](String(value))
    if (entry === null) problems.error('graph/bad-permission', { kind, entry: String(value).slice(0, 100) }, range)
    return entry ?? []
  })
}

function checkRequest(task: TaskOutline, { http }: Declared, problems: Problems): void {
  const at = task.fields.get('http')?.at.fields?.get('url')?.at
  const url = textIn(at)
  if (url === null) return
  const origin = originOfUrl(url)
  if (origin === null) problems.error('graph/bad-url', { url: url.slice(0, 100) }, at!.range)
  else if (!http.some(entry => covers.http(entry, origin)))
    problems.error('graph/undeclared', { task: task.name, kind: 'http', entry: entryOfOrigin(origin) }, at!.range)
}

function checkCommand(task: TaskOutline, { run }: Declared, problems: Problems): void {
  const at = task.fields.get('command')?.at.fields?.get('run')?.at
  const words = (at?.items ?? []).map(item => String(item.value))
  const program = textIn(at?.items?.[0])
  if (program === null || run.some(entry => covers.run(entry, words))) return
  problems.error('graph/undeclared', { task: task.name, kind: 'run', entry: program }, at!.range)
}

/** Null for what is no text, or is known only when the task runs: that is checked then. */
function textIn(at: Located | undefined): string | null {
  return typeof at?.value === 'string' && templatesIn(at.value).length === 0 ? at.value : null
}
