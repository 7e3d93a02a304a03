/** Text in which names are told apart from prose: pages set them in the code font, terminals print them as they are. */

import type { FindingPlace } from '../protocol/findings.ts'

export interface Code {
  readonly code: string
  /** What it names, for pages to lead there. */
  readonly of?: Named
}
export type Named =
  | { readonly kind: 'task' | 'resource'; readonly id: number }
  | { readonly kind: 'place'; readonly place: FindingPlace }

export type Phrase = readonly (string | Code)[]

export const code = (text: string, of?: Named): Code => (of ? { code: text, of } : { code: text })

/** say`${code('chef')} waits` */
export function say(texts: TemplateStringsArray, ...values: readonly (string | number | Code | Phrase)[]): Phrase {
  return texts.flatMap((text, i): Phrase => {
    const value = values[i]
    if (value === undefined) return [text]
    return typeof value === 'object' ? [text, ...(isCode(value) ? [value] : value)] : [text + value]
  })
}

export const plain = (phrase: Phrase): string =>
  phrase.map(part => (typeof part === 'string' ? part : part.code)).join('')

const isCode = (value: Code | Phrase): value is Code => 'code' in value
