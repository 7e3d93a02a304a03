import { cancel, copies, type Expected, line, SECOND } from './row.ts'

export const QUEUES: readonly Expected[] = [
  {
    graph: 'backpressure',
    what: 'the producer waits in put while the queue is full',
    interventions: [],
    outcome: 'finished',
    atMicros: 9.5 * SECOND,
    tasks: { producer: 'finished', ...copies('consumer', 2, 'finished') },
    logged: [
      line(1.75, 'producer', 'item 6 waited 0.25 s'),
      line(6.25, 'producer', 'item 12 waited 1.00 s'),
      line(9.5, 'producer', 'all items are done'),
    ],
  },
  {
    graph: 'backpressure',
    what: 'with one consumer cancelled the producer waits longer',
    interventions: [cancel('consumer[0]', 4)],
    outcome: 'finished',
    atMicros: 14 * SECOND,
    tasks: { producer: 'finished', 'consumer[0]': 'cancelled', 'consumer[1]': 'finished' },
    logged: [line(8, 'producer', 'item 12 waited 1.25 s'), line(14, 'producer', 'all items are done')],
  },
]
