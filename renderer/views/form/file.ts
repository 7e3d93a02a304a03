/** The graph's file as forms see it: what it means, and the mistakes in it by the place that they are at. */
import { useDeferredValue, useMemo } from 'react'
import { explain } from '../../../shared/errors.ts'
import { findAt, type Located } from '../../../shared/graph/locate.ts'
import { offsetAt, pathAt } from '../../../shared/graph/path-at.ts'
import { readText } from '../../../shared/graph/rewrite/rewrite.ts'
import type { Doc } from '../../../shared/protocol/documents.ts'
import { useLanguage } from '../../i18n/index.ts'

export interface GraphFile {
  readonly doc: string
  readonly path: string
  readonly text: string
  readonly root: Located
  /** Said at a place, by its path. */
  readonly mistakes: ReadonlyMap<string, readonly string[]>
}

/** Or the line at which it cannot be read. */
export function useGraphFile(doc: Pick<Doc, 'id' | 'files' | 'problems'>): GraphFile | { readonly line: number } {
  const language = useLanguage()
  const file = doc.files[0]!
  // While one types fast, the text is not read at each key.
  const text = useDeferredValue(file.text)
  const { id, problems } = doc
  return useMemo(() => {
    const read = readText(text)
    if (!('root' in read)) return { line: read.problem.at.line }
    const mistakes = new Map<string, string[]>()
    for (const { at, error } of problems) {
      if (at.file !== file.path) continue
      const key = keyOf(pathAt(read.root, offsetAt(text, at.line, at.column)).path)
      mistakes.set(key, [...(mistakes.get(key) ?? []), explain(error, language)])
    }
    return { doc: id, path: file.path, text, root: read.root, mistakes }
  }, [id, file.path, text, problems, language])
}

const keyOf = (path: readonly PropertyKey[]): string => JSON.stringify(path)

/** Of a field and, if `within`, of all that is in it. */
export function mistakesAt({ mistakes }: GraphFile, path: readonly string[], within = true): readonly string[] {
  const head = keyOf(path).slice(0, -1)
  return [...mistakes].flatMap(([key, said]) =>
    key === keyOf(path) || (within && key.startsWith(`${head},`)) ? said : [],
  )
}

/** Undefined: it is left out. */
export const valueAt = ({ root }: GraphFile, path: readonly string[]): unknown => findAt(root, path)?.at.value

export const typeIn =
  ({ root }: GraphFile) =>
  (resource: string): string | null => {
    const type = findAt(root, ['resources', resource, 'type'])?.at.value
    return typeof type === 'string' ? type : null
  }
