import { describe, expect, test } from 'vitest'
import { testRun, threeViews } from './support.ts'

const script = (body: string, indent = '      '): string =>
  `script: |\n${body
    .trim()
    .split('\n')
    .map(line => indent + line)
    .join('\n')}`

/** name → state, with what it returned, raised or was skipped for. */
function ends(run: ReturnType<typeof testRun>): Record<string, string> {
  const state = run.state()
  return Object.fromEntries(
    [...state.tasks.values()].map(task => {
      const outcome = task.outcome
      switch (outcome?.kind) {
        case 'returned':
          return [task.name, outcome.value === null ? 'finished' : `finished ${outcome.value}`]
        case 'raised':
          return [task.name, `failed ${outcome.error.name}: ${outcome.error.message}`]
        case 'skipped':
          return [task.name, `skipped because of ${state.tasks.get(outcome.because)!.name}`]
        default:
          return [task.name, task.state]
      }
    }),
  )
}

describe('order', () => {
  test('a task starts when all it comes after have ended, with their results as inputs', async () => {
    const run = await testRun(`
taskgraph: 1
name: order
tasks:
  a: { sleep: 2 }
  b:
    copies: 2
    ${script('export default async ({ copy }) => copy * 10')}
  c:
    after: [a, b]
    ${script('export default async ({ inputs, now }) => [inputs.b, now()]')}
`).go()
    expect(ends(run)).toEqual({
      a: 'finished',
      'b[0]': 'finished 0',
      'b[1]': 'finished 10',
      c: 'finished [[0, 10], 2]',
    })
    expect(run.state().outcome).toBe('finished')
  })

  const failing = (onFailure: string): string => `
taskgraph: 1
name: failing
settings: { onFailure: ${onFailure} }
tasks:
  bad:
    ${script("export default async () => { throw new RangeError('too hot') }")}
  next: { after: [bad], sleep: 1 }
  last: { after: [next], sleep: 1 }
  apart: { sleep: 5 }
`
  const bad = 'failed RangeError: too hot'

  test('what comes after a failed task is skipped, and says because of whom', async () => {
    const run = await testRun(failing('skip-dependents')).go()
    expect(ends(run)).toEqual({
      bad,
      next: 'skipped because of bad',
      last: 'skipped because of next',
      apart: 'finished',
    })
    expect(run.state().outcome).toBe('failed')
  })

  test('with `continue` it runs all the same', async () => {
    expect(ends(await testRun(failing('continue')).go())).toEqual({
      bad,
      next: 'finished',
      last: 'finished',
      apart: 'finished',
    })
  })

  test('with `cancel-all` everything else is cancelled', async () => {
    const run = await testRun(failing('cancel-all')).go()
    expect(ends(run)).toMatchObject({ bad, apart: 'cancelled' })
    expect(run.state().at).toBe(0)
  })
})

describe('body', () => {
  test('a try that fails is repeated after growing pauses', async () => {
    const run = await testRun(`
taskgraph: 1
name: retry
tasks:
  flaky:
    retry: { attempts: 3, delay: 1, factor: 2 }
    ${script(`
let tries = 0
export default async ({ now, log }) => {
  log(\`try \${++tries} at \${now()}\`)
  if (tries < 3) throw new Error('not yet')
  return 'at last'
}`)}
`).go()
    expect(run.logged()).toEqual(['try 1 at 0', 'try 2 at 1', 'try 3 at 3'])
    expect(ends(run)).toEqual({ flaky: 'finished at last' })
  })

  test('a timeout bounds one try, with the taking of what it holds', async () => {
    const run = await testRun(`
taskgraph: 1
name: timeout
resources: { till: { type: lock } }
tasks:
  slow: { holds: [till], sleep: 3 }
  hasty: { holds: [till], sleep: 0.5, timeout: 1 }
`).go()
    expect(ends(run)).toEqual({ slow: 'finished', hasty: 'failed TimeoutError: timed out' })
    expect(run.state().resources.get(1)!.stats).toMatchObject({ owner: null, waiting: 0 })
  })

  test('a shielded body outlives its cancelled task, and keeps what it holds until it has ended', async () => {
    const run = await testRun(
      `
taskgraph: 1
name: shield
resources: { till: { type: lock } }
tasks:
  pay: { holds: [till], sleep: 4, shield: true }
  next: { after: [pay], holds: [till], sleep: 1 }
settings: { onFailure: continue }
`,
      { interventions: [{ do: 'cancel', task: 'pay', atSeconds: 1 }] },
    ).go()
    const state = run.state()
    expect(ends(run)).toEqual({ pay: 'cancelled', next: 'finished', 'pay.body': 'finished' })
    const ended = Object.fromEntries([...state.tasks.values()].map(task => [task.name, task.endedAt]))
    expect(ended).toEqual({ pay: 1e6, 'pay.body': 4e6, next: 5e6 })
    expect([...state.tasks.values()].find(task => task.name === 'pay.body')).toMatchObject({
      shielded: true,
      body: true,
    })
  })

  test('without the shield that the file gave it, a cancel reaches the body', async () => {
    const run = testRun(
      `
taskgraph: 1
name: unshield
tasks:
  pay: { sleep: 4, shield: true }
`,
      { paused: true },
    )
    run.engine.start()
    for (let turn = 0; turn < 2; turn++) run.engine.step('turn')
    run.engine.shield(1, false)
    run.engine.cancel(1, null)
    run.engine.resume()
    await run.go()
    expect(ends(run)).toEqual({ pay: 'cancelled', 'pay.body': 'cancelled' })
    expect(run.events.filter(event => event.type === 'task.shielded').map(event => event.on)).toEqual([true, false])
  })

  test('a task shielded by hand ends cancelled while its body runs on under a name of its own', async () => {
    const run = await testRun(
      `
taskgraph: 1
name: by hand
tasks:
  pay:
    ${script(`
import { sleep } from 'yieldpoint'
export default async ({ log }) => { await sleep(3); log('paid'); return 'receipt' }`)}
`,
      {
        interventions: [
          { do: 'shield', task: 'pay', atSeconds: 1 },
          { do: 'cancel', task: 'pay', atSeconds: 2 },
        ],
      },
    ).go()
    expect(ends(run)).toEqual({ pay: 'cancelled', 'pay.body': 'finished receipt' })
    expect(run.logged()).toEqual(['paid'])
  })
})

describe('cancel', () => {
  const kitchen = `
taskgraph: 1
name: kitchen
resources: { oven: { type: lock } }
tasks:
  chef:
    copies: 2
    ${script(`
import { sleep } from 'yieldpoint'
export default async ({ oven, log, name }) => {
  await using _ = await oven.hold()
  try { await sleep(10) } finally { await sleep(1); log(name + ' cleaned up') }
}`)}
`

  test('shows cancelling until the task has cleaned up, and then what it held passes on', async () => {
    const run = testRun(kitchen, { interventions: [{ do: 'cancel', task: 'chef[0]', atSeconds: 2 }] })
    await run.go()
    const seen = run.events.flatMap(event =>
      event.type === 'task.changed' && event.task === 1 && event.state === 'cancelling' ? [event.at] : [],
    )
    expect([seen[0], Math.max(...seen)]).toEqual([2e6, 3e6])
    expect(run.state().tasks.get(1)).toMatchObject({
      state: 'cancelled',
      cancel: { by: 'user', at: 2e6 },
      endedAt: 3e6,
    })
    expect(run.state().tasks.get(2)).toMatchObject({ state: 'finished', endedAt: 14e6 })
  })

  test('stopping cancels every task in the order of creation', async () => {
    const run = testRun(kitchen)
    run.engine.start()
    run.engine.stop('enough')
    await run.go()
    expect(ends(run)).toEqual({ 'chef[0]': 'cancelled', 'chef[1]': 'cancelled' })
    expect(run.state()).toMatchObject({ outcome: 'cancelled', phase: 'ended' })
  })

  test('what scripts leave over when the graph is done is cancelled', async () => {
    const run = await testRun(`
taskgraph: 1
name: leftovers
tasks:
  main:
    ${script(`
import { createTask, sleep } from 'yieldpoint'
async function ticking() { for (;;) await sleep(1) }
export default async () => { createTask(ticking(), { name: 'ticker' }); await sleep(2.5) }`)}
`).go()
    expect(ends(run)).toEqual({ main: 'finished', ticker: 'cancelled' })
    expect(run.state()).toMatchObject({ outcome: 'finished', at: 2_500_000 })
    expect([...run.state().tasks.values()][1]).toMatchObject({ parent: 1, cancel: { by: 'run' } })
  })
})

describe('calls', () => {
  const graph = `
taskgraph: 1
name: calls
functions: { double: "export default n => n * 2" }
tasks:
  work: { copies: 3, call: { function: double, args: [21] } }
  sum: { after: [work], call: { function: double, args: ["\${inputs.work}"] } }
`

  test('take the lowest idle worker, wait for one, and pass the value itself on', async () => {
    const run = await testRun(graph, {
      functions: { double: (n: unknown) => (Array.isArray(n) ? n.length : Number(n) * 2) },
    }).go()
    expect(ends(run)).toEqual({
      'work[0]': 'finished 42',
      'work[1]': 'finished 42',
      'work[2]': 'finished 42',
      sum: 'finished 3',
    })
    const workers = run.events.flatMap(e =>
      e.type === 'worker.changed' ? [`${e.worker} ${e.state} ${e.call?.text ?? ''}`.trim()] : [],
    )
    expect(workers).toEqual([
      '1 busy double(21)',
      '2 busy double(21)',
      '1 busy double(21)',
      '2 idle',
      '1 idle',
      '1 busy double([42, 42, 42])',
      '1 idle',
    ])
    expect(run.events.flatMap(e => (e.type === 'calls.waiting' ? [e.total] : []))).toEqual([1, 0])
  })

  test('of a cancelled task are ended, and their worker is free again', async () => {
    const never = () => new Promise(() => {})
    const run = testRun(graph, { functions: { double: never }, threads: 1 })
    run.engine.start()
    await run.host.run()
    run.engine.stop(null)
    await run.go()
    expect(run.state().outcome).toBe('cancelled')
    expect([...run.state().workers.values()]).toMatchObject([{ state: 'idle', task: null }])
  })
})

describe('deadlock', () => {
  const ring = `
taskgraph: 1
name: ring
resources: { fork: { type: lock }, knife: { type: lock } }
tasks:
  a: { holds: [fork, knife], sleep: 1 }
  b: { holds: [knife, fork], sleep: 1 }
  c: { holds: [fork], sleep: 1 }
`
  test('of tasks that took turns in two orders is told with its ring', async () => {
    // both take their first lock in the same turn, since each sleeps a turn between
    const text = ring
      .replace(/holds: \[(\w+), (\w+)\], sleep: 1/g, (_, first, second) =>
        script(
          `
import { sleep } from 'yieldpoint'
export default async r => { await r.${first}.acquire(); await sleep(1); await r.${second}.acquire() }`,
          '        ',
        ),
      )
      .replace(/\{ (script: \|[\s\S]*?) \}\n/g, '\n    $1\n')
    const run = await testRun(text).go()
    const state = run.state()
    expect(state.phase).toBe('deadlocked')
    expect(state.deadlock).toEqual({
      cycle: [
        { task: 1, wants: 2 },
        { task: 2, wants: 1 },
      ],
      tasks: [1, 2, 3],
      total: 3,
    })
    run.engine.cancel(1, 'to break the ring')
    await run.go()
    expect(run.state()).toMatchObject({ phase: 'deadlocked', deadlock: { cycle: [] } })
  })
})

describe('event log', () => {
  const busy = `
taskgraph: 1
name: busy
resources: { orders: { type: queue, maxsize: 2 }, oven: { type: semaphore, value: 1 }, takings: { type: cell, value: 0 } }
tasks:
  waiter:
    ${script(`
export default async ({ orders, random }) => {
  for (let n = 0; n < 6; n++) await orders.put(Math.floor(random() * 100))
  await orders.put(null); await orders.put(null)
}`)}
  chef:
    copies: 2
    ${script(`
import { sleep, createTask } from 'yieldpoint'
async function wash() { await sleep(0.1) }
export default async ({ orders, oven, takings, log }) => {
  for (;;) {
    const order = await orders.get()
    if (order === null) return
    await using _ = await oven.hold()
    await sleep(0.5)
    takings.value = takings.value + order
    log(\`order \${order}\`)
    await createTask(wash())
  }
}`)}
`

  test('adds up to the same as the records and as what a viewer was sent', async () => {
    const run = testRun(busy, { live: true })
    const views = threeViews(await run.go())
    expect(views.records).toEqual(views.log)
    expect(views.viewer).toEqual(views.log)
    expect(run.batches.reduce((sum, batch) => sum + batch.merged, 0)).toBeGreaterThan(0)
  })

  test('reaches a viewer that comes back after it left in the middle', async () => {
    const run = testRun(busy, { live: true })
    run.engine.start() // a flush is planned now
    run.feed.close()
    run.feed.open()
    await run.go()
    expect(run.batches.at(-1)?.to).toBe(run.engine.recorder.seq)
  })

  test('is the same for the same seed, byte for byte, and another for another', async () => {
    const log = async (seed: number) => JSON.stringify((await testRun(busy, { seed }).go()).events)
    expect(await log(7)).toBe(await log(7))
    expect(await log(8)).not.toBe(await log(7))
  })

  test('has no gaps in its numbers and no steps back in its times', async () => {
    const { events } = await testRun(busy).go()
    expect(events.map(event => event.seq)).toEqual(events.map((_, i) => i + 1))
    expect(events.map(event => event.at)).toEqual(events.map(event => event.at).toSorted((a, b) => a - b))
  })

  test('counts steps and waiting of each task', async () => {
    const run = await testRun('taskgraph: 1\nname: one\ntasks: { a: { sleep: 1.5 } }').go()
    expect(run.state().tasks.get(1)).toMatchObject({ steps: 2, waited: 1_500_000, ran: 0 })
  })
})

test('a place in a script of one line below another script shows that line', async () => {
  const run = await testRun(`
taskgraph: 1
name: neighbours
tasks:
  first:
    script: |
      export default async () => {}
  second: { script: 'export default async ({ till }) => { await till.acquire(); await till.acquire() }' }
resources: { till: { type: lock } }
`).go()
  const [frame] = run.engine.stack(run.ids('second'))
  expect([frame!.line, frame!.firstLine, frame!.excerpt.map(text => text.slice(0, 26))]).toEqual([
    8,
    8,
    ['export default async ({ ti'],
  ])
})

describe('pause', () => {
  test('holds every task where it is; a step runs one of them', async () => {
    const run = testRun('taskgraph: 1\nname: two\ntasks: { a: { sleep: 1 }, b: { sleep: 1 } }', { paused: true })
    await run.go()
    const steps = () => [...run.state().tasks.values()].map(task => task.steps)
    const before = steps()
    run.engine.step('step')
    const after = steps()
    run.engine.resume()
    await run.go()
    expect({ before, after, phase: run.state().phase, end: run.state().outcome }).toEqual({
      before: [0, 0],
      after: [1, 0],
      phase: 'ended',
      end: 'finished',
    })
  })
})
