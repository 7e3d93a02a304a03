import { copies, type Expected, line, SECOND } from './row.ts'

export const CPU: readonly Expected[] = [
  {
    graph: 'primes',
    what: 'the pool counts while the ticks stay on time',
    outcome: 'finished',
    atMicros: 4 * SECOND,
    tasks: { ticks: 'finished', ...copies('primes', 4, 'finished'), sum: 'finished' },
    logged: [line(0, 'sum', '595732 primes in four counts'), line(4, 'ticks', '20 ticks, none later than 0.0 s')],
  },
]
