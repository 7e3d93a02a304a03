import { cancel, copies, type Expected, line, SECOND } from './row.ts'

export const LOCKS: readonly Expected[] = [
  {
    graph: 'three-of-ten',
    what: 'three at a time, in the order of arrival',
    interventions: [],
    outcome: 'finished',
    atMicros: 8 * SECOND,
    tasks: copies('visitor', 10, 'finished'),
    logged: [
      line(0, 'visitor[2]', 'in'),
      line(2, 'visitor[3]', 'in'),
      line(4, 'visitor[6]', 'in'),
      line(6, 'visitor[9]', 'in'),
    ],
  },
  {
    graph: 'three-of-ten',
    what: 'a visitor cancelled in the line takes nobody else’s place',
    interventions: [cancel('visitor[5]', 1)],
    outcome: 'finished',
    atMicros: 6 * SECOND,
    tasks: { ...copies('visitor', 10, 'finished'), 'visitor[5]': 'cancelled' },
    logged: [line(2, 'visitor[4]', 'in'), line(2, 'visitor[6]', 'in'), line(4, 'visitor[7]', 'in')],
  },
  {
    graph: 'counter',
    what: 'without a lock nine of ten updates are lost',
    interventions: [],
    outcome: 'finished',
    atMicros: 1 * SECOND,
    tasks: { ...copies('hasty', 10, 'finished'), ...copies('careful', 10, 'finished'), compare: 'finished' },
    logged: [line(1, 'compare', 'without a lock 1, with a lock 10')],
  },
  {
    graph: 'two-locks',
    what: 'each waits for the lock of the other',
    interventions: [],
    outcome: 'deadlocked',
    atMicros: 1 * SECOND,
    tasks: { anna: 'waiting', ben: 'waiting' },
    logged: [],
  },
  {
    graph: 'two-locks',
    what: 'cancelling one lets the other finish',
    interventions: [cancel('anna', 2)],
    outcome: 'finished',
    atMicros: 2 * SECOND,
    tasks: { anna: 'cancelled', ben: 'finished' },
    logged: [line(2, 'ben', 'eats')],
  },
]
