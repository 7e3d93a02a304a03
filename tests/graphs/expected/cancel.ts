import { cancel, type Expected, line, SECOND, shield } from './row.ts'

export const CANCEL: readonly Expected[] = [
  {
    graph: 'cleanup',
    what: 'a task that cancels its child waits for the cleanup',
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
]
