/** What an import means: the runtime, or a file inside the graph's folder. Paths are relative to that, with `/`. */
import type { ScriptSource } from '../../shared/graph/model.ts'

/** The text of a file by its path relative to the graph's folder; null where there is none. */
export type ReadScript = (path: string) => string | null

export const BUILTIN = 'yieldpoint'

export type Resolved =
  | { readonly kind: 'builtin' }
  | { readonly kind: 'file'; readonly source: ScriptSource }
  | { readonly kind: 'missing' }
  | { readonly kind: 'forbidden' }

const ENDINGS = ['', '.ts', '.js', '.mts', '.mjs']

export function resolveImport(specifier: string, importer: string, read: ReadScript): Resolved {
  if (specifier === BUILTIN) return { kind: 'builtin' }
  const path = /^\.\.?\//.test(specifier) ? join(importer, specifier) : null
  if (path === null) return { kind: 'forbidden' }
  for (const ending of ENDINGS) {
    const text = read(path + ending)
    if (text !== null) return { kind: 'file', source: fileSource(path + ending, text) }
  }
  return { kind: 'missing' }
}

export const fileSource = (file: string, text: string): ScriptSource => ({
  file,
  inline: false,
  text,
  line: 1,
  indent: 0,
})

/** Null if it leaves the graph's folder, or has parts that mean something to a file system. */
function join(importer: string, specifier: string): string | null {
  const parts = importer.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '' || /[\\:\0]/.test(part)) return null
    if (part === '..' && parts.pop() === undefined) return null
    if (part !== '..' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
