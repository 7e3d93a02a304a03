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
  {
    graph: 'context-variables',
    what: 'each task keeps its own value, while the shared one is overwritten',
    interventions: [],
    outcome: 'finished',
    atMicros: 1 * SECOND,
    tasks: { server: 'finished', 'Task-1': 'finished', 'Task-2': 'finished', 'Task-3': 'finished' },
    logged: [
      line(1, 'Task-1', 'for Anna: shared Clara, context Anna'),
      line(1, 'Task-2', 'for Ben: shared Clara, context Ben'),
      line(1, 'Task-3', 'for Clara: shared Clara, context Clara'),
      line(1, 'server', 'afterwards: shared Clara, context nobody'),
    ],
  },
  {
    graph: 'eager-tasks',
    what: 'an eager task that need not wait is done when it is made',
    interventions: [],
    outcome: 'finished',
    atMicros: 2 * SECOND,
    tasks: { lazy: 'finished', eager: 'finished', Rome: 'finished', Oslo: 'finished' },
    logged: [
      line(0, 'lazy', 'made both; done: Rome false, Oslo false'),
      line(0, 'Rome', 'looking up Rome'),
      line(0, 'Oslo', 'looking up Oslo'),
      line(1, 'lazy', 'Rome sunny, Oslo rainy'),
      line(1, 'Rome', 'looking up Rome'),
      line(1, 'Oslo', 'looking up Oslo'),
      line(1, 'eager', 'made both; done: Rome true, Oslo false'),
      line(2, 'eager', 'Rome sunny, Oslo rainy'),
    ],
  },
]
