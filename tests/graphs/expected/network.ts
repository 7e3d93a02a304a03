/**
 * What the graphs come to that reach outside of their run. Their logs have ports and process numbers, and when something comes
 * from outside is not for the clock to say: so a row tells what each task writes, and not when.
 */
import { expect } from 'vitest'
import { cancel, copies, type Expected, edit } from './row.ts'

export interface Outside extends Pick<Expected, 'graph' | 'what' | 'interventions' | 'edit' | 'outcome'> {
  /** Those that the graph and its scripts make; those for clients, requests and programs may end with the run. */
  readonly tasks: Expected['tasks']
  /** By task: what it logs, in order. */
  readonly output: Readonly<Record<string, readonly unknown[]>>
}

/** Of the Node that is first on the path. */
const VERSION = expect.stringMatching(/^version: v\d+\.\d+\.\d+$/)

const BOTH = ['Margherita is ready', 'Marinara is ready']
const SERVED = ['closed for new guests', 'the last guest has left']

const guests = (but: number | null) =>
  Object.fromEntries([0, 1, 2, 3, 4, 5, 6, 7].filter(n => n !== but).map(n => [`guest[${n}]`, BOTH]))

export const OUTSIDE: readonly Outside[] = [
  {
    graph: 'pizza-server',
    what: 'who is inside when the shop closes is served, who comes later is turned away',
    outcome: 'finished',
    tasks: {
      server: 'finished',
      ...copies('guest', 8, 'finished'),
      impatient: 'finished',
      visit: 'cancelled',
      latecomer: 'finished',
    },
    output: { server: SERVED, ...guests(null), latecomer: ['nobody opens'] },
  },
  {
    graph: 'pizza-server',
    what: 'the connection of a cancelled guest is closed, and so is the shop in the end',
    interventions: [cancel('guest[2]', 1.2)],
    outcome: 'finished',
    tasks: {
      server: 'finished',
      ...copies('guest', 8, 'finished'),
      'guest[2]': 'cancelled',
      impatient: 'finished',
      visit: 'cancelled',
      latecomer: 'finished',
    },
    output: { server: SERVED, ...guests(2), latecomer: ['nobody opens'] },
  },
  {
    graph: 'http-tasks',
    what: 'requests have their answers, one of them at the third try',
    outcome: 'finished',
    tasks: {
      server: 'finished',
      menu: 'finished',
      order: 'finished',
      kitchen: 'finished',
      report: 'finished',
    },
    output: { report: ['the menu has Margherita, Marinara', 'order: 201 Marinara', 'kitchen: free at try 3'] },
  },
  {
    graph: 'http-tasks',
    what: 'with two tries the kitchen fails, and the report is skipped',
    edit: edit('attempts: 4', 'attempts: 2'),
    outcome: 'failed',
    tasks: {
      server: 'finished',
      menu: 'finished',
      order: 'finished',
      kitchen: 'failed',
      report: 'cancelled',
    },
    output: {},
  },
  {
    graph: 'command-tasks',
    what: 'one program is fine, one fails as it should, one is ended',
    outcome: 'failed',
    tasks: { version: 'finished', wrong: 'finished', endless: 'failed', report: 'finished' },
    output: { report: [VERSION, 'wrong: exit code 9', 'endless: failed'] },
  },
  {
    graph: 'command-tasks',
    what: 'an exit code that is not expected is a failure',
    edit: edit(', expect: [9]', ''),
    outcome: 'failed',
    tasks: { version: 'finished', wrong: 'failed', endless: 'failed', report: 'finished' },
    output: { report: [VERSION, 'wrong: failed', 'endless: failed'] },
  },
]
