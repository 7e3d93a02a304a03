import { type EditorState, EditorState as State, Text, type TransactionSpec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { describe, expect, test } from 'vitest'
import { findingsByLine } from '../../../renderer/views/source/findings-by-line.ts'
import { difference, lineBreakOf, offsetOf, replaceAt } from '../../../renderer/views/source/positions.ts'
import { problemMarks, setProblems } from '../../../renderer/views/source/problem-marks.ts'
import { runMarks, setRunMarks } from '../../../renderer/views/source/run-marks.ts'
import type { RunMark } from '../../../renderer/views/source/shown.ts'
import { highlightLines } from '../../../renderer/views/source/syntax.ts'
import { tasksByLine } from '../../../renderer/views/source/tasks-by-line.ts'
import type { Finding } from '../../../shared/protocol/findings.ts'
import { ScriptedRun } from '../../support/scripted-run.ts'

const place = (line: number, column: number, endColumn: number) => ({
  file: 'a.yaml',
  line,
  column,
  endLine: line,
  endColumn,
})

/** Class and number of each line that has a mark. */
function markedLines(state: EditorState): string[] {
  const found: string[] = []
  for (const set of state.facet(EditorView.decorations)) {
    if (typeof set === 'function') continue
    for (const at = set.iter(); at.value !== null; at.next()) {
      const name: unknown = at.value.spec['class']
      if (at.value.spec['widget'] === undefined) found.push(`${state.doc.lineAt(at.from).number} ${String(name)}`)
    }
  }
  return found
}

describe('places in a text', () => {
  test('that has become shorter stay inside it', () => {
    const doc = Text.of(['one', 'two'])
    expect([offsetOf(doc, 2, 2), offsetOf(doc, 2, 99), offsetOf(doc, 9, 1), offsetOf(doc, 0, 1)]).toEqual([5, 7, 7, 0])
  })

  test('are replaced exactly, whatever the line breaks', () => {
    expect(replaceAt('a: 1\r\nb: lok\r\n', place(2, 4, 7), 'lock')).toBe('a: 1\r\nb: lock\r\n')
    expect(replaceAt('a: 1\nb: lok\n', place(2, 4, 7), 'lock')).toBe('a: 1\nb: lock\n')
  })

  test('line breaks are the file’s own where it has one kind', () => {
    expect(['a\r\nb\r\n', 'a\nb', 'a\r\nb\n', ''].map(lineBreakOf)).toEqual(['\r\n', '\n', '\n', '\n'])
  })
})

describe('a text that changes from outside', () => {
  const becomes = (before: string, after: string) => {
    const state = State.create({ doc: before })
    const changes = difference(state.doc, after)
    return changes ? state.update({ changes }).state.doc.toString() : 'the same'
  }

  test('becomes what it should be', () => {
    expect([becomes('abc', 'abXc'), becomes('aa', 'aaa'), becomes('aaa', 'a'), becomes('', 'x\ny')]).toEqual([
      'abXc',
      'aaa',
      'a',
      'x\ny',
    ])
    expect(becomes('a\nb', 'a\r\nb')).toBe('the same')
  })

  test('changes only where it differs, so that a cursor elsewhere stays', () => {
    expect(difference(Text.of(['head', 'old', 'tail']), 'head\nnew\ntail')).toMatchObject({ from: 5, to: 8 })
  })
})

describe('problems in an editor', () => {
  const problem = { severity: 'error', message: 'no such kind', at: place(2, 4, 7), fix: null } as const

  test('move along with the text until the next check', () => {
    const state = State.create({ doc: 'a: 1\nb: lok\n', extensions: problemMarks })
    const shown = state.update({ effects: setProblems.of([problem]) }).state
    const moved = shown.update({ changes: { from: 0, insert: '# note\n' } }).state
    expect([markedLines(shown), markedLines(moved)]).toEqual([
      ['2 at-error', '2 cm-wavy error'],
      ['3 at-error', '3 cm-wavy error'],
    ])
  })

  test('go when the next check has none', () => {
    const state = State.create({ doc: 'b: lok', extensions: problemMarks })
    const shown = state.update({ effects: setProblems.of([problem]) }).state
    expect(markedLines(shown.update({ effects: setProblems.of([]) }).state)).toEqual([])
  })
})

describe('tasks of a run in an editor', () => {
  const mark = (line: number): RunMark => ({ line, state: 'waiting', text: 'chef waits', title: '', show: null })
  const step = (state: EditorState, ...specs: TransactionSpec[]) =>
    specs.reduce((at, spec) => at.update(spec).state, state)
  const start = State.create({ doc: 'one\ntwo\nthree', extensions: runMarks })

  test('stand on the lines that the run read, wherever those have moved since', () => {
    const edited = step(
      start,
      { effects: setRunMarks.of({ run: 1, marks: [mark(2)] }) },
      { changes: { from: 0, insert: 'new\nnew\n' } },
      { effects: setRunMarks.of({ run: 1, marks: [mark(3)] }) },
    )
    expect(markedLines(edited)).toEqual(['5 at-waiting'])
  })

  test('go with a line that is deleted, and with the run', () => {
    const shown = step(start, { effects: setRunMarks.of({ run: 1, marks: [mark(2)] }) })
    const deleted = step(shown, { changes: { from: 4, to: 8 } })
    const over = step(shown, { effects: setRunMarks.of({ run: null, marks: [] }) })
    expect([markedLines(shown), markedLines(deleted), markedLines(over)]).toEqual([['2 at-waiting'], [], []])
  })

  test('the next run reads the text as it is then', () => {
    const next = step(
      start,
      { effects: setRunMarks.of({ run: 1, marks: [] }) },
      { changes: { from: 0, insert: 'new\n' } },
      { effects: setRunMarks.of({ run: 2, marks: [mark(1)] }) },
    )
    expect(markedLines(next)).toEqual(['1 at-waiting'])
  })

  test('are gathered by line, apart from those elsewhere and those that are over', () => {
    const sites = [8, 9].map(line => ({ name: 'chef', line, column: 1 }))
    const script = new ScriptedRun()
      .add({ type: 'script.loaded', file: 'chef.ts', first: 1, sites })
      .add({ type: 'script.loaded', file: 'waiter.ts', first: 3, sites })
    const at = (task: number, site: number, state: 'ready' | 'running' | 'waiting', since = 9) => {
      const waiting = state === 'waiting' ? ({ for: 'future' } as const) : null
      script.task(task, `t${task}`)
      script.add({
        type: 'task.changed',
        task,
        state,
        since,
        waiting,
        deadline: null,
        site,
        steps: 1,
        ran: 0,
        waited: 0,
      })
    }
    at(1, 1, 'waiting', 5)
    at(2, 1, 'waiting', 3)
    at(3, 2, 'running')
    at(4, 3, 'waiting')
    at(5, 1, 'ready')
    const run = script.state
    expect(tasksByLine(run, 'chef.ts')).toEqual([
      { line: 8, running: [], waiting: ['t1', 't2'], since: 3, only: null },
      { line: 9, running: ['t3'], waiting: [], since: Number.POSITIVE_INFINITY, only: 3 },
    ])
    expect(tasksByLine({ ...run, phase: 'ended' }, 'chef.ts')).toEqual([])
  })

  test('stand beside what was found there, the worst of a line for all', () => {
    const found = (id: number, file: string, line: number, more: object) =>
      ({
        id,
        count: 1,
        first: 0,
        task: null,
        resource: null,
        place: { name: 'f', file, line, column: 1 },
        ...more,
      }) as Finding
    const held = { rule: 'long-hold', micros: 2_000_000, waiting: 1, resource: { id: 1, name: 'oven' } }
    const never = { rule: 'never-awaited', coroutine: 'bake', dropped: true }
    const findings = [
      ...[found(1, 'chef.ts', 9, held), found(2, 'chef.ts', 9, never), found(3, 'chef.ts', 4, held)],
      ...[found(4, 'waiter.ts', 4, held), found(5, 'chef.ts', 4, { ...held, place: null })],
    ]
    const lines = findingsByLine(findings, 'chef.ts', 'en').map(({ titles, ...line }) => ({
      ...line,
      n: titles.length,
    }))
    expect(lines).toEqual([
      { line: 4, id: 3, severity: 'warning', n: 1 },
      { line: 9, id: 2, severity: 'mistake', n: 2 },
    ])
  })
})

test('a snippet keeps every character of the code, each with its place', () => {
  const code = 'await using _ = await ovens.hold()\n\nconst n: number = "text" // hi'
  const lines = highlightLines(code, 'chef.ts')
  expect(lines.map(({ tokens }) => tokens.map(token => token.text).join(''))).toEqual(code.split('\n'))
  expect(
    lines
      .flatMap(({ tokens }) => tokens)
      .filter(token => code.slice(token.from, token.from + token.text.length) !== token.text),
  ).toEqual([])
  expect(lines[0]?.tokens[0]).toEqual({ from: 0, text: 'await', classes: 'tok-keyword' })
})
