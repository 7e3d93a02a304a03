/** A task, resource or function called otherwise, in the graph's file and in the scripts that are handed it. */
import { toWire, type WireError, YieldpointError } from '../../shared/errors.ts'
import { applyEdit } from '../../shared/graph/edits/index.ts'
import { findAt, type Located } from '../../shared/graph/locate.ts'
import { Problems } from '../../shared/graph/problems.ts'
import { readText } from '../../shared/graph/rewrite/rewrite.ts'
import { scriptSource } from '../../shared/graph/script-source.ts'
import { fileSource, renameHanded } from '../engine/index.ts'
import { type CheckOptions, overlaidReader } from './check.ts'

export interface RenameResult {
  /** New texts, by file; only those that change. */
  readonly files: ReadonlyMap<string, string>
  readonly left: readonly WireError[]
}

/** @throws YieldpointError what an edit may not do */
export function renameInDocument(text: string, from: string, to: string, options: CheckOptions): RenameResult {
  const { file, folder, overlay } = options
  const scripts = new Scripts(text, from, to, file, overlaidReader(folder, overlay))
  const edited = applyEdit(text, { kind: 'rename', from, to, scripts: scripts.inline })
  if ('error' in edited) throw new YieldpointError(edited.error.code, edited.error.details as never)
  return { files: new Map([[file, edited.text], ...scripts.files]), left: [...scripts.left, ...edited.left] }
}

class Scripts {
  /** New texts of inline scripts, by task. */
  readonly inline: Record<string, string> = {}
  readonly files = new Map<string, string>()
  readonly left: WireError[] = []
  readonly #seen = new Set<string>()
  readonly #to: string
  readonly #name: string

  constructor(text: string, from: string, to: string, file: string, read: (path: string) => string | null) {
    this.#to = to
    this.#name = from
    const known = readText(text)
    if (!('root' in known)) return // the edit will say so
    const { root } = known
    const problems = new Problems(text, file)
    for (const [task, field] of findAt(root, ['tasks'])?.at.fields ?? []) {
      const at = field.at.fields?.get('script')?.at
      const path = pathOf(root, field.at, from)
      if (typeof at?.value !== 'string' || !path) continue
      const source = scriptSource(at, file, problems)
      if (source.inline) this.inline[task] = this.#renamed(source, path)
      else if (!this.#seen.has(source.file)) {
        this.#seen.add(source.file)
        const written = read(source.file)
        const renamed = written === null ? null : this.#renamed(fileSource(source.file, written), path)
        if (renamed !== null && renamed !== written) this.files.set(source.file, renamed)
      }
    }
  }

  #renamed(source: Parameters<typeof renameHanded>[0], path: readonly string[]): string {
    const { text, left } = renameHanded(source, path, this.#to)
    for (const at of left)
      this.left.push(toWire(new YieldpointError('edit/script-left', { name: this.#name, file: source.file, ...at })))
    return text
  }
}

/** Under which a task's script is handed it; null: it is not. */
function pathOf(root: Located, task: Located, name: string): readonly string[] | null {
  if (findAt(root, ['resources', name])) return [name]
  const after = task.fields?.get('after')?.at.items ?? []
  return after.some(item => item.value === name) ? ['inputs', name] : null
}
