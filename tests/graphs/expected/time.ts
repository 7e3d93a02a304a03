import { type Expected, edit, line, SECOND } from './row.ts'

export const TIME: readonly Expected[] = [
  {
    graph: 'time-limit',
    what: 'one answers in time, one does not, one gets more time',
    outcome: 'finished',
    atMicros: 5 * SECOND,
    tasks: { quick: 'finished', slow: 'finished', patient: 'finished' },
    output: [
      line(1, 'quick', 'quick: connection closed'),
      line(1, 'quick', 'quick: answered'),
      line(2, 'slow', 'slow: connection closed'),
      line(2, 'slow', 'slow: no answer within 2 s'),
      line(5, 'patient', 'patient: connection closed'),
      line(5, 'patient', 'patient: answered'),
    ],
  },
  {
    graph: 'time-limit',
    what: 'without more time the patient one fails too',
    edit: edit('          limit.reschedule(now() + 5)\n', ''),
    outcome: 'failed',
    atMicros: 2 * SECOND,
    tasks: { quick: 'finished', slow: 'finished', patient: 'failed' },
    output: [
      line(1, 'quick', 'quick: connection closed'),
      line(1, 'quick', 'quick: answered'),
      line(2, 'slow', 'slow: connection closed'),
      line(2, 'slow', 'slow: no answer within 2 s'),
      line(2, 'patient', 'patient: connection closed'),
    ],
  },
  {
    graph: 'nested-timeouts',
    what: 'the inner limit is caught inside, the outer one outside',
    outcome: 'finished',
    atMicros: 3 * SECOND,
    tasks: { 'inner-is-over': 'finished', 'outer-is-over': 'finished' },
    output: [
      line(1, 'inner-is-over', 'inner-is-over: the server is slow, ask the copy'),
      line(2, 'outer-is-over', 'outer-is-over: no time left'),
      line(3, 'inner-is-over', 'inner-is-over: the copy answered'),
    ],
  },
  {
    graph: 'nested-timeouts',
    what: 'the outer limit ends what was done because of the inner one',
    edit: edit('{ inner: 4, outer: 2 }', '{ inner: 1, outer: 2 }'),
    outcome: 'finished',
    atMicros: 3 * SECOND,
    tasks: { 'inner-is-over': 'finished', 'outer-is-over': 'finished' },
    output: [
      line(1, 'inner-is-over', 'inner-is-over: the server is slow, ask the copy'),
      line(1, 'outer-is-over', 'outer-is-over: the server is slow, ask the copy'),
      line(2, 'outer-is-over', 'outer-is-over: no time left'),
      line(3, 'inner-is-over', 'inner-is-over: the copy answered'),
    ],
  },
]
