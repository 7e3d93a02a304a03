/** `${inputs.NAME}` in the arguments of a call: the result of an upstream task. */

const TEMPLATE = /\$\{([^}]*)\}/g
const INPUT = /^inputs\.(.+)$/s

export interface Template {
  /** As it stands in the text. */
  readonly template: string
  /** Null: it stands in `${}` but names no input. */
  readonly input: string | null
}

export function templatesIn(text: string): Template[] {
  const found = text.matchAll(TEMPLATE)
  return [...found].map(([template, inner]) => ({ template, input: INPUT.exec(inner ?? '')?.[1] ?? null }))
}
