import { expect, test } from 'vitest'
import { findingLines } from '../../electron/cli/findings.ts'
import { messages } from '../../electron/cli/messages.ts'
import { explainFinding, plain, severityOf } from '../../shared/findings/index.ts'
import { code, say } from '../../shared/findings/phrase.ts'
import type { Finding } from '../../shared/protocol/findings.ts'
import { findingSchema } from '../../shared/protocol/findings.ts'

const place = { name: 'main', file: 'kitchen/chef.ts', line: 8, column: 3 }
const common = { id: 1, count: 1, first: 0, task: { id: 1, name: 'chef' }, resource: null, place }
const till = { id: 1, name: 'till' }
const error = { name: 'TypeError', message: 'cold', known: null }

/** Each rule, with and without what it may be without. */
const FINDINGS: readonly Finding[] = [
  { ...common, rule: 'slow-step', micros: 250_000, until: place },
  { ...common, rule: 'slow-step', micros: 250_000, until: null, place: null },
  { ...common, rule: 'never-awaited', coroutine: 'bake', dropped: true },
  { ...common, rule: 'never-awaited', coroutine: 'bake', dropped: false },
  { ...common, rule: 'never-awaited', coroutine: 'bake', dropped: false, task: null, place: null },
  { ...common, rule: 'untaken-exception', error },
  { ...common, rule: 'untaken-exception', error: { ...error, message: '' }, task: null, place: null },
  { ...common, rule: 'dropped-task', maker: { id: 2, name: 'owner' } },
  { ...common, rule: 'dropped-task', maker: null, place: null },
  { ...common, rule: 'long-hold', resource: till, micros: 2_000_000, waiting: 1 },
  { ...common, rule: 'long-hold', resource: till, micros: 2_000_000, waiting: 2, place: null },
  { ...common, rule: 'growing-queue', resource: till, puts: 100, from: 0, to: 37 },
  { ...common, rule: 'growing-queue', resource: till, puts: 100, from: 0, to: 37, task: null },
  { ...common, rule: 'swallowed-cancel', by: 'user', after: 'finished' },
  { ...common, rule: 'swallowed-cancel', by: 'user', after: 'went-on', place: null },
  { ...common, rule: 'unheld-shield', inner: { id: 2, name: 'Task-1' } },
  { ...common, rule: 'unheld-shield', inner: null, place: null },
]

test('every rule is among these, as the protocol has it', () => {
  const rules = findingSchema.options.map(option => option.shape.rule.value)
  expect([...new Set(FINDINGS.map(({ rule }) => rule))].sort()).toEqual([...rules].sort())
  expect(FINDINGS.filter(finding => !findingSchema.safeParse(finding).success)).toEqual([])
})

test.each(['en', 'ja'] as const)('each is said in whole sentences in %s, with the names it has', language => {
  const wrong = FINDINGS.flatMap(finding => {
    const { title, seen, why, todo } = explainFinding(finding, language)
    const [what, ...rest] = [seen, why, todo].map(plain)
    const text = [title, what, ...rest].join(' ')
    const names = [finding.task, finding.resource].flatMap(named => (named ? [named.name] : []))
    const faults = [
      ...names.filter(name => !what?.includes(name)),
      ...(/undefined|null|NaN|\[object| {2}/.exec(text) ?? []),
      ...rest.filter(sentence => !/[.。）}`)]$/.test(sentence)),
    ]
    return faults.map(fault => `${finding.rule}: ${fault} in ${text}`)
  })
  expect(wrong).toEqual([])
})

test('no rule is said in English to Japanese readers', () => {
  const english = FINDINGS.filter(finding => {
    const { title, seen, why, todo } = explainFinding(finding, 'ja')
    const prose = [[title], seen, why, todo].map(phrase => phrase.filter(part => typeof part === 'string').join(''))
    return prose.some(text => !/[\u3040-\u30ff]/.test(text))
  })
  expect(english).toEqual([])
})

test('names are told apart from prose, also in a phrase within a phrase', () => {
  const inner = say` at ${code('chef.ts:8')}`
  const phrase = say`${code('chef')} waits ${2} s${inner}.`
  expect([phrase, plain(phrase)]).toEqual([
    ['', { code: 'chef' }, ' waits 2', ' s', ' at ', { code: 'chef.ts:8' }, '', '.'],
    'chef waits 2 s at chef.ts:8.',
  ])
})

test('on a terminal a finding begins with its line, and ends with what to do', () => {
  const finding: Finding = { ...common, rule: 'never-awaited', count: 7, coroutine: 'bake', dropped: true }
  const [head, line, seen, advice] = findingLines([finding], messages.en, 'en')
  expect([head, line, seen, severityOf(finding)]).toEqual([
    '1 finding:',
    '  kitchen/chef.ts:8:3: mistake: Coroutine never awaited (×7)',
    '    chef called bake() and dropped what it gave: nothing of it ran.',
    'mistake',
  ])
  expect(advice?.endsWith(plain(explainFinding(finding, 'en').todo))).toBe(true)
})

test('a run without findings has no lines of them', () => {
  expect(findingLines([], messages.en, 'en')).toEqual([])
})
