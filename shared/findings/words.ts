/** What each rule has to say, and the small words that the rules share. */
import type { Language } from '../errors/wording.ts'
import type { FindingOf, FindingPlace, FindingRule } from '../protocol/findings.ts'
import { type Code, code, type Phrase, say } from './phrase.ts'

export interface RuleWords<R extends FindingRule> {
  readonly title: string
  /** What was seen, in a sentence or two. */
  readonly seen: (finding: FindingOf<R>) => Phrase
  /** Why that is a problem. */
  readonly why: Phrase
  /** What to do about it. */
  readonly todo: Phrase
}

/** A rule without words in both languages does not compile. */
export type Words<R extends FindingRule> = { readonly [K in R]: { readonly [L in Language]: RuleWords<K> } }

type Thing = { readonly id: number; readonly name: string } | null

export const taskNamed = (task: Thing, otherwise: string): Code | string =>
  task ? code(task.name, { kind: 'task', id: task.id }) : otherwise

export const resourceNamed = (resource: Thing, otherwise: string): Code | string =>
  resource ? code(resource.name, { kind: 'resource', id: resource.id }) : otherwise

export const secondsOf = (micros: number): string => (micros / 1e6).toFixed(2)

export const lineOf = (place: FindingPlace): Code =>
  code(`${place.file.split('/').at(-1)}:${place.line}`, { kind: 'place', place })

/** ` at kitchen.ts:8`; nothing where there is no place. */
export const placed = (before: string, place: FindingPlace | null, after = ''): Phrase =>
  place === null ? [] : say`${before}${lineOf(place)}${after}`
