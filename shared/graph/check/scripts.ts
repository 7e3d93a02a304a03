import type { Field } from '../locate.ts'
import type { Problems } from '../problems.ts'
import { quotedLike } from '../quote.ts'
import { scriptRef } from '../script-path.ts'
import { lockOf } from './conditions.ts'
import { type Outline, textOf } from './outline.ts'

/** Text of a file beside the graph, by its path from the graph's folder on; null if there is none. */
export type ReadScript = (path: string) => string | null

/** Scripts are there, in the folder, and written so that YAML keeps their lines. */
export function checkScripts(outline: Outline, problems: Problems, readScript: ReadScript | null): void {
  for (const { what, field } of scriptsOf(outline)) checkScript(what, field, problems, readScript)
}

interface ScriptField {
  readonly what: string
  readonly field: Field
}

function* scriptsOf({ functions, tasks }: Outline): Generator<ScriptField> {
  for (const [name, field] of functions) yield { what: `functions.${name}`, field }
  for (const task of tasks.values()) {
    const field = task.fields.get('script')
    if (field) yield { what: `tasks.${task.name}.script`, field }
  }
}

function checkScript(what: string, field: Field, problems: Problems, readScript: ReadScript | null): void {
  const text = textOf(field)
  if (text === null) return
  const { range, scalar } = field.at
  if (text.trim() === '') problems.error('graph/script-empty', { what }, field.key)
  else if (scalar?.type === 'BLOCK_FOLDED') problems.error('graph/folded-script', {}, [range[0], range[0] + 1], '|')
  else checkPath(text.trim(), field, problems, readScript)
}

function checkPath(path: string, { at: { range } }: Field, problems: Problems, readScript: ReadScript | null): void {
  const ref = scriptRef(path)
  if (ref.kind === 'wrong') {
    const fix = ref.mended === null ? null : quotedLike(problems.source(range), ref.mended)
    problems.error('graph/script-path', { path: path.slice(0, 300), why: ref.why }, range, fix)
  } else if (ref.kind === 'file' && readScript && readScript(ref.path) === null) {
    problems.error('graph/script-missing', { path: path.slice(0, 300) }, range)
  }
}

/** Warns of resources that nothing uses, as far as that can be seen: not if a script is out of sight. */
export function checkUnused(outline: Outline, problems: Problems, readScript: ReadScript | null): void {
  const used = new Set<string>()
  for (const resource of outline.resources.values()) used.add(textOf(lockOf(resource)) ?? '')
  for (const task of outline.tasks.values()) {
    for (const { name } of task.holds) used.add(name)
    const script = textOf(task.fields.get('script'))
    if (script === null) continue
    const text = visibleText(script, readScript)
    if (text === null) return
    for (const word of wordsIn(text)) used.add(word)
  }
  for (const [name, { key }] of outline.resources) {
    if (!used.has(name)) problems.warn('graph/unused-resource', { name }, key)
  }
}

/** Null if the script is not there, or hands things on to another file. */
function visibleText(script: string, readScript: ReadScript | null): string | null {
  const ref = scriptRef(script)
  const text = ref.kind === 'file' ? (readScript?.(ref.path) ?? null) : script
  return text === null || /\bfrom\s*['"]\./.test(text) ? null : text
}

/** Names may contain hyphens, which in code are minus signs too: `a-b` counts as all three. */
function* wordsIn(text: string): Generator<string> {
  for (const [word] of text.matchAll(/[\p{L}_][\p{L}\p{M}\p{N}_-]*/gu)) {
    yield word
    if (word.includes('-')) yield* word.split('-')
  }
}
