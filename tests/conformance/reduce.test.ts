import { expect, test } from 'vitest'
import { isSound } from './grammar.ts'
import type { Json, Program } from './program.ts'
import { reduce } from './reduce.ts'

const sleep: Json = { do: { await: { sleep: 0.4837 } } }
const log = (text: string): Json => ({ log: text })
const holding = (...body: Json[]): Json => ({ with: { cm: 'lock', body } })

const program: Program = {
  name: 'large',
  objects: { lock: { type: 'Lock' }, event: { type: 'Event' }, cell: { type: 'Cell', value: 0 } },
  functions: {
    idle: { params: [], body: [log('idle'), sleep] },
    worker: {
      params: ['n'],
      body: [
        log('begin'),
        {
          try: {
            body: [log('a'), holding(log('b'), { for: { as: 'i', times: 3, body: [sleep, log('c')] } }), log('d')],
            except: [{ type: 'CancelledError', as: 'e', body: [{ log: { excInfo: 'e' } }, { reraise: true }] }],
            finally: [log('finally')],
          },
        },
        { return: { var: 'n' } },
      ],
    },
    main: {
      params: [],
      body: [
        { let: ['t', { spawn: { call: ['worker', 1], name: 'T' } }] },
        { let: ['u', { spawn: { call: ['idle'] } }] },
        sleep,
        { do: { m: ['event', 'set'] } },
        { timeout: { after: 9, body: [{ do: { m: ['t', 'cancel'] } }, log('no')] } },
        { log: { await: { gather: [{ var: 't' }, { var: 'u' }], returnExceptions: true } } },
      ],
    },
  },
}

/** A stand-in for a difference: a task that holds the lock while it sleeps is cancelled. */
const shows = ({ functions }: Program): boolean =>
  /"cm":"lock".*"sleep"/.test(JSON.stringify(functions['worker'])) &&
  JSON.stringify(functions['main']).includes('{"m":["t","cancel"]}')

test('a program is reduced to what shows the difference', async () => {
  const smallest = await reduce(program, async candidates => candidates.findIndex(shows))
  expect(smallest).toEqual({
    name: 'large',
    objects: { lock: { type: 'Lock' } },
    functions: {
      worker: { params: ['n'], body: [holding({ do: { await: { sleep: 0.5 } } })] },
      main: {
        params: [],
        body: [{ let: ['t', { spawn: { call: ['worker', 1], name: 'T' } }] }, { do: { m: ['t', 'cancel'] } }],
      },
    },
  })
})

test('no candidate uses a name that has no meaning there', async () => {
  const unsound: Program[] = []
  await reduce(program, async candidates => {
    unsound.push(...candidates.filter(candidate => !isSound(candidate)))
    return candidates.findIndex(shows)
  })
  expect(unsound).toEqual([])
})

test.each<[string, Json[], boolean]>([
  ['a variable after it was set', [{ let: ['x', 1] }, { log: { var: 'x' } }], true],
  ['a variable that nothing sets', [{ log: { var: 'x' } }], false],
  [
    'a variable set in a block that may not run',
    [{ for: { as: 'i', times: 0, body: [{ let: ['x', 1] }] } }, { log: { var: 'x' } }],
    false,
  ],
  ['the variable of a loop after it', [{ for: { as: 'i', times: 0, body: [] } }, { log: { var: 'i' } }], false],
  [
    'a group after its end',
    [{ group: { as: 'g', body: [] } }, { do: { groupSpawn: { group: 'g', call: ['main'] } } }],
    true,
  ],
  ['a call of what is no function', [{ do: { await: { call: ['nobody'] } } }], false],
  ['a lock that is not there', [holding()], false],
  [
    'an exception after its handler',
    [{ try: { body: [], except: [{ type: 'Error', as: 'e', body: [] }] } }, { log: { excInfo: 'e' } }],
    false,
  ],
  ['raising again outside of a handler', [{ reraise: true }], false],
])('%s', (_, body, sound) => {
  expect(isSound({ name: 'one', functions: { main: { body } } })).toBe(sound)
})
