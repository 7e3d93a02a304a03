import { expect, test } from 'vitest'
import { csvHead, csvLine, field } from '../../electron/recordings/csv.ts'
import { ScriptedRun } from '../support/scripted-run.ts'

test('fields are quoted where RFC 4180 says so, and none is a formula', () => {
  const fields = [
    'plain',
    'a,b',
    'say "x"',
    'two\nlines',
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '="a,b"',
    -5,
    null,
    true,
  ]
  expect(fields.map(field)).toEqual([
    ...['plain', '"a,b"', '"say ""x"""', '"two\nlines"', "'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\t=1", `"'=""a,b"""`],
    ...['-5', '', 'true'],
  ])
})

test('a task is a line under its head', () => {
  const { state } = new ScriptedRun().start().task(1, 'chef[0]', { node: 'chef', copy: 0 }).pass(1.5).ended(1)
  expect(csvHead() + csvLine(state.tasks.get(1)!)).toBe(
    'id,name,node,copy,parent,state,outcome,created_s,ended_s,steps,ran_s,waited_s,shielded,cancelled_by\r\n' +
      '1,chef[0],chef,0,,finished,,0.000000,1.500000,2,0.000000,0.000000,false,\r\n',
  )
})
