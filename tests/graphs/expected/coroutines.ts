import { cancel, copies, type Expected, line, SECOND } from './row.ts'

const kitchen = { owner: 'finished', waiter: 'finished', closing: 'finished', bill: 'finished' } as const

export const COROUTINES: readonly Expected[] = [
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
]
