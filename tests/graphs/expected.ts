/** What each bundled graph comes to on the virtual clock, undisturbed and after what its “try this” says. */
import type { RunOutcome, TaskState } from '../../shared/protocol/events.ts'
import type { Intervention } from '../../shared/protocol/thread.ts'

export interface Expected {
  /** As in graphs/library.json. */
  readonly graph: string
  readonly what: string
  readonly interventions: readonly Intervention[]
  readonly outcome: RunOutcome | 'deadlocked'
  /** When it ended, or stood still; whole microseconds. */
  readonly atMicros: number
  /** Every task of the run, those that scripts made included. */
  readonly tasks: Readonly<Record<string, TaskState>>
  /** Lines that must be in the log, in this order. */
  readonly logged: readonly { readonly atMicros: number; readonly task: string; readonly text: string }[]
  /** What the debug mode finds, as `rule task or resource: file:line`, in any order. Left out: nothing, as in all graphs that show no mistake. */
  readonly findings?: readonly string[]
}

const SECOND = 1_000_000

const line = (seconds: number, task: string, text: string) => ({ atMicros: seconds * SECOND, task, text })

/** `visitor[0]` … */
const copies = (name: string, count: number, state: TaskState): Record<string, TaskState> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}[${index}]`, state]))

const cancel = (task: string, atSeconds: number): Intervention => ({ do: 'cancel', task, atSeconds })
const shield = (task: string, atSeconds: number): Intervention => ({ do: 'shield', task, atSeconds })

const kitchen = { owner: 'finished', waiter: 'finished', closing: 'finished', bill: 'finished' } as const

const tasksAndLocks: Expected[] = [
  {
    graph: 'pizza-kitchen',
    what: 'two chefs take turns at the oven',
    interventions: [],
    outcome: 'finished',
    atMicros: 27 * SECOND,
    tasks: { ...kitchen, ...copies('chef', 2, 'finished') },
    logged: [
      line(1, 'owner', 'The kitchen is open'),
      line(2, 'chef[0]', 'Margherita is in the oven'),
      line(4, 'chef[0]', 'Clearing the oven'),
      line(5, 'chef[1]', 'Marinara is in the oven'),
      line(25, 'chef[1]', 'Quattro formaggi is ready'),
    ],
  },
  {
    graph: 'pizza-kitchen',
    what: 'a cancelled chef clears the oven, which then passes to the other',
    interventions: [cancel('chef[0]', 3.5)],
    outcome: 'finished',
    atMicros: 35.5 * SECOND,
    tasks: { ...kitchen, 'chef[0]': 'cancelled', 'chef[1]': 'finished' },
    logged: [
      line(2, 'chef[0]', 'Margherita is in the oven'),
      line(3.5, 'chef[0]', 'Clearing the oven'),
      line(4.5, 'chef[1]', 'Marinara is in the oven'),
      line(33.5, 'chef[1]', 'Clearing the oven'),
    ],
  },
  {
    graph: 'fetch-three',
    what: 'six seconds one by one, three with gather',
    interventions: [],
    outcome: 'finished',
    atMicros: 6 * SECOND,
    tasks: {
      'one-by-one': 'finished',
      'at-once': 'finished',
      'Task-1': 'finished',
      'Task-2': 'finished',
      'Task-3': 'finished',
    },
    logged: [
      line(3, 'at-once', 'news, weather, prices after 3 s'),
      line(6, 'one-by-one', 'news, weather, prices after 6 s'),
    ],
  },
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

const queuesAndCancels: Expected[] = [
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
  {
    graph: 'cleanup',
    what: 'a task that cancels its child waits for the cleanup',
    interventions: [],
    outcome: 'finished',
    atMicros: 15 * SECOND,
    tasks: { impatient: 'finished', backup: 'finished', report: 'finished', 'slow-backup': 'cancelled' },
    logged: [
      line(3, 'slow-backup', 'removing the unfinished copy'),
      line(5, 'impatient', 'the slow backup is cancelled, and has cleaned up'),
      line(15, 'backup', 'the copy is complete'),
      line(15, 'report', 'unfinished copies left: 0'),
    ],
  },
  {
    graph: 'cleanup',
    what: 'a cancelled backup ends after its cleanup',
    interventions: [cancel('backup', 4)],
    outcome: 'finished',
    atMicros: 6 * SECOND,
    tasks: { impatient: 'finished', backup: 'cancelled', report: 'finished', 'slow-backup': 'cancelled' },
    logged: [line(4, 'backup', 'removing the unfinished copy'), line(6, 'report', 'unfinished copies left: 0')],
  },
  {
    graph: 'payment',
    what: 'both payments are booked',
    interventions: [],
    outcome: 'finished',
    atMicros: 11 * SECOND,
    tasks: { order: 'finished', payment: 'finished', 'bare-payment': 'finished', 'payment.body': 'finished' },
    logged: [line(11, 'bare-payment', '40 booked'), line(11, 'payment.body', '40 booked')],
  },
  {
    graph: 'payment',
    what: 'a cancel ends the shielded task, and its body books',
    interventions: [cancel('payment', 4)],
    outcome: 'finished',
    atMicros: 11 * SECOND,
    tasks: { order: 'finished', payment: 'cancelled', 'bare-payment': 'finished', 'payment.body': 'finished' },
    logged: [line(11, 'payment.body', '40 booked')],
  },
  {
    graph: 'payment',
    what: 'shielded by hand, the bare payment books too',
    interventions: [shield('bare-payment', 3), cancel('bare-payment', 4)],
    outcome: 'finished',
    atMicros: 11 * SECOND,
    tasks: {
      order: 'finished',
      payment: 'finished',
      'bare-payment': 'cancelled',
      'payment.body': 'finished',
      'bare-payment.body': 'finished',
    },
    logged: [line(11, 'bare-payment.body', '40 booked')],
  },
  {
    graph: 'primes',
    what: 'the pool counts while the ticks stay on time',
    interventions: [],
    outcome: 'finished',
    atMicros: 4 * SECOND,
    tasks: { ticks: 'finished', ...copies('primes', 4, 'finished'), sum: 'finished' },
    logged: [line(0, 'sum', '595732 primes in four counts'), line(4, 'ticks', '20 ticks, none later than 0.0 s')],
  },
]

export const EXPECTED: readonly Expected[] = [...tasksAndLocks, ...queuesAndCancels]

/** What these do depends on the outside: tests/world runs them. */
export const OUTSIDE: readonly string[] = ['pizza-server']
