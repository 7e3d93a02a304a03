/** A `script` names a file, or is the text itself: which, and what is wrong with the path. */

export type ScriptRef =
  | { readonly kind: 'inline' }
  /** From the graph's folder on, without `./`. */
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'wrong'
      readonly why: 'outside' | 'absolute' | 'prefix' | 'backslash'
      readonly mended: string | null
    }

const RELATIVE = /^\.{1,2}[/\\]/
const ABSOLUTE = /^(\/|[A-Za-z]:[/\\]|\\\\).*\.[cm]?[jt]s$/
/** `chef.ts`, which as a script would mean nothing. */
const BARE = /^[^\s;:(){}=<>'"`/\\][^\s;:(){}=<>'"`]*\.[cm]?[jt]s$/

export function scriptRef(value: string): ScriptRef {
  const text = value.trim()
  if (text.includes('\n')) return { kind: 'inline' }
  if (RELATIVE.test(text)) return relative(text)
  if (ABSOLUTE.test(text)) return { kind: 'wrong', why: 'absolute', mended: null }
  if (BARE.test(text)) return { kind: 'wrong', why: 'prefix', mended: `./${text.replaceAll('\\', '/')}` }
  return { kind: 'inline' }
}

function relative(text: string): ScriptRef {
  if (text.includes('\\')) return { kind: 'wrong', why: 'backslash', mended: text.replaceAll('\\', '/') }
  const parts: string[] = []
  for (const part of text.split('/')) {
    if (part === '..' && parts.pop() === undefined) return { kind: 'wrong', why: 'outside', mended: null }
    if (part !== '..' && part !== '.' && part !== '') parts.push(part)
  }
  return { kind: 'file', path: parts.join('/') }
}
