/** Findings in words: what was seen, why it is a problem, what to do, and how grave it is. */
import type { Language } from '../errors/wording.ts'
import type { Finding, FindingRule } from '../protocol/findings.ts'
import type { Phrase } from './phrase.ts'
import { taskWords } from './task-words.ts'
import { waitWords } from './wait-words.ts'
import type { Words } from './words.ts'

export { type Code, type Phrase, plain } from './phrase.ts'

const WORDS: Words<FindingRule> = { ...taskWords, ...waitWords }

/** `mistake`: the program does not do what its text says. `warning`: it does, and may come to harm by it. */
export type Severity = 'mistake' | 'warning'

const SEVERITY: { readonly [R in FindingRule]: Severity } = {
  'never-awaited': 'mistake',
  'untaken-exception': 'mistake',
  'swallowed-cancel': 'mistake',
  'dropped-task': 'mistake',
  'unheld-shield': 'warning',
  'long-hold': 'warning',
  'growing-queue': 'warning',
  'slow-step': 'warning',
}

export const severityOf = ({ rule }: Finding): Severity => SEVERITY[rule]

export interface Explanation {
  readonly title: string
  readonly seen: Phrase
  readonly why: Phrase
  readonly todo: Phrase
}

export function explainFinding(finding: Finding, language: Language): Explanation {
  const { seen, ...words } = WORDS[finding.rule][language]
  return { ...words, seen: seen(finding as never) } // the table is by rule, so they belong together
}
