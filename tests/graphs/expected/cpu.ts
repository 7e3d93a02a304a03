import { cancel, copies, type Expected, line, SECOND } from './row.ts'

export const CPU: readonly Expected[] = [
  {
    graph: 'primes',
    what: 'the pool counts while the ticks stay on time',
    outcome: 'finished',
    atMicros: 4 * SECOND,
    tasks: { ticks: 'finished', ...copies('primes', 4, 'finished'), sum: 'finished' },
    logged: [line(0, 'sum', '595732 primes in four counts'), line(4, 'ticks', '20 ticks, none later than 0.0 s')],
  },
  {
    graph: 'blocking',
    what: 'both count the same, and on a clock that only knows waiting no beat is late',
    outcome: 'finished',
    atMicros: 6 * SECOND,
    tasks: {
      mistake: 'finished',
      'beats-of-mistake': 'finished',
      repair: 'finished',
      'beats-of-repair': 'finished',
    },
    output: [
      line(0.5, 'mistake', '148933 primes'),
      line(3, 'mistake', 'the latest beat came 0.0 s late'),
      line(3.5, 'repair', '148933 primes'),
      line(6, 'repair', 'the latest beat came 0.0 s late'),
    ],
  },
  {
    graph: 'debug-mode',
    what: 'both count the same; steps are measured, and found, on the real clock only',
    outcome: 'finished',
    atMicros: 2 * SECOND,
    tasks: { mistake: 'finished', repair: 'finished' },
    output: [line(0.5, 'mistake', '114155 primes'), line(1.5, 'repair', '114155 primes')],
  },
  {
    graph: 'threads-and-processes',
    what: 'threads and processes count as many as one by one',
    outcome: 'finished',
    atMicros: 0,
    tasks: { 'one-by-one': 'finished', 'on-threads': 'finished', 'on-processes': 'finished' },
    output: [
      line(0, 'one-by-one', '313992 primes in 0.0 s'),
      line(0, 'on-threads', '313992 primes in 0.0 s'),
      line(0, 'on-processes', '313992 primes in 0.0 s'),
    ],
  },
  {
    graph: 'api-calls',
    what: 'three requests at a time, whatever is done with their answers',
    outcome: 'finished',
    atMicros: 3.2 * SECOND,
    tasks: { ...copies('page', 12, 'finished'), report: 'finished' },
    logged: [
      line(0.8, 'page[0]', 'page 0 is fetched'),
      line(0.8, 'page[0]', 'page 0: 41538 primes'),
      line(1.6, 'page[3]', 'page 3 is fetched'),
      line(2.4, 'page[6]', 'page 6 is fetched'),
      line(3.2, 'page[9]', 'page 9 is fetched'),
      line(3.2, 'page[11]', 'page 11: 82134 primes'),
      line(3.2, 'report', '12 pages with 743951 primes'),
    ],
  },
  {
    graph: 'api-calls',
    what: 'the permit of a cancelled page goes to the next one',
    interventions: [cancel('page[4]', 1.2)],
    outcome: 'finished',
    atMicros: 3.2 * SECOND,
    tasks: { ...copies('page', 12, 'finished'), 'page[4]': 'cancelled', report: 'finished' },
    logged: [
      line(1.6, 'page[3]', 'page 3 is fetched'),
      line(2, 'page[6]', 'page 6 is fetched'),
      line(3.2, 'report', '11 pages with 687408 primes'),
    ],
  },
]
