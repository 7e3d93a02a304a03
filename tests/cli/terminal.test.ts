import { expect, test } from 'vitest'
import { fileArgument, programArgument } from '../../electron/app/arguments.ts'
import { hasDisplay } from '../../electron/cli/browser.ts'
import { planned } from '../../electron/cli/interventions.ts'
import { picture } from '../../electron/cli/live-view.ts'
import { messages } from '../../electron/cli/messages.ts'
import { cut, pad, textWidth } from '../../electron/cli/text-width.ts'
import type { Graph } from '../../shared/graph/model.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun } from '../../shared/state/run-state.ts'

test('full-width characters take two columns', () => {
  expect(['abc', '待機中', 'aキb'].map(textWidth)).toEqual([3, 6, 4])
})

test('a text that is too wide is cut to fit, with an ellipsis', () => {
  expect([cut('abcdef', 4), cut('待機中です', 6), cut('abc', 3), pad('待', 4)]).toEqual([
    'abc…',
    '待機…',
    'abc',
    '待  ',
  ])
})

const created = (seq: number, name: string): RunEvent => ({
  type: 'task.created',
  seq,
  at: 0,
  task: seq,
  name,
  node: name,
  copy: null,
  parent: null,
  body: false,
  group: null,
})
const events: RunEvent[] = [
  created(1, 'chef'),
  created(2, 'waiter'),
  {
    type: 'resource.created',
    seq: 3,
    at: 0,
    resource: 1,
    name: 'oven',
    declared: true,
    stats: { kind: 'lock', owner: 1, since: 0, waiters: [2], waiting: 1 },
  },
  {
    type: 'task.changed',
    seq: 4,
    at: 1_500_000,
    task: 2,
    state: 'waiting',
    since: 0,
    waiting: { for: 'resource', resource: 1, to: 'acquire' },
    deadline: null,
    site: null,
    steps: 1,
    ran: 0,
    waited: 0,
  },
]
const run = applyEvents(emptyRun, events)

test('the picture names who waits, for what and because of whom', () => {
  expect(picture(run, { columns: 70, rows: 24, coloured: false }, messages.en)).toEqual([
    '○ ready      chef                     ',
    '◐ waiting    waiter                   waits for oven (held by chef)',
    '▪ lock       oven                     held by chef · waiting: waiter',
    '  1.500 s',
  ])
})

test.each(['en', 'ja'] as const)('no line of the picture is wider than the terminal (%s)', language => {
  const lines = picture(run, { columns: 40, rows: 24, coloured: false }, messages[language])
  expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(40)
})

test('the picture is no higher than the terminal, and says what it leaves out', () => {
  const many = applyEvents(
    run,
    Array.from({ length: 100 }, (_, i) => created(i + 5, `task-${i}`)),
  )
  const lines = picture(many, { columns: 80, rows: 12, coloured: false }, messages.en)
  expect({ high: lines.length <= 12, more: lines.some(line => /and \d+ more/.test(line)) }).toEqual({
    high: true,
    more: true,
  })
})

const graph = {
  tasks: [
    { name: 'chef', copies: 2 },
    { name: 'bill', copies: null },
  ],
} as unknown as Graph

test('cancels and shields are planned by name', () => {
  expect(planned(graph, ['chef[1]@1.5', 'bill@0'], ['bill'])).toEqual([
    { do: 'shield', task: 'bill', atSeconds: 0 },
    { do: 'cancel', task: 'chef[1]', atSeconds: 1.5 },
    { do: 'cancel', task: 'bill', atSeconds: 0 },
  ])
})

test.each([
  ['chef[2]@1', 'cli/unknown-task'],
  ['chef@1', 'cli/unknown-task'],
  ['bill', 'cli/bad-cancel'],
  ['bill@soon', 'cli/bad-cancel'],
  ['bill@-1', 'cli/bad-cancel'],
])('--cancel %s is refused', (text, code) => {
  expect(() => planned(graph, [text], [])).toThrow(expect.objectContaining({ code }))
})

test.each([
  ['linux', {}, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'w' }, true],
  ['linux', { DISPLAY: ':0', CI: '1' }, false],
  ['darwin', {}, true],
])('on %s with %j a browser can be shown: %s', (platform, env, expected) => {
  expect(hasDisplay(platform, env)).toBe(expected)
})

test.each([
  [['electron', '.', 'a.yaml'], false, '/w/a.yaml'],
  [['electron', '--inspect', '.', '--no-sandbox', 'a.yaml'], false, '/w/a.yaml'],
  [['yieldpoint', '/x/a.yaml'], true, '/x/a.yaml'],
  [['electron', '.'], false, null],
])('of the arguments %j the file is found', (argv, packaged, expected) => {
  expect(fileArgument(argv, '/w', packaged)).toBe(expected)
})

test.each([
  [['electron', '.', '--attach=bakery'], 'bakery'],
  [['yieldpoint', '--attach='], ''],
  [['electron', '.', 'a.yaml'], null],
])('of the arguments %j the program to attach to is found', (argv, expected) => {
  expect(programArgument(argv)).toBe(expected)
})
