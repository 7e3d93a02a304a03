/** `${inputs.NAME}` in the arguments of a call: the result of an upstream task. */

/** Also what was begun and not closed. Linear: it stops where the next could begin. */
const TEMPLATE = /\$\{[^{}]*\}?/g
const INPUT = /^\$\{inputs\.([^{}]+)\}$/

export interface Template {
  /** As it stands in the text. */
  readonly template: string
  /** Null: it stands in `${}` but names no input. */
  readonly input: string | null
}

/** Each once. */
export function templatesIn(text: string): Template[] {
  const found = new Set(text.match(TEMPLATE))
  return [...found].map(template => ({ template, input: INPUT.exec(template)?.[1] ?? null }))
}
