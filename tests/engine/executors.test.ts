/** Calls on workers as scripts make them and as the log tells them; the workers answer when the test says so. */
import { describe, expect, test } from 'vitest'
import type { Executor, ExecutorMaker } from '../../electron/engine/index.ts'
import { type TestRun, testRun, threeViews } from './support.ts'

interface HandCall {
  readonly name: string
  readonly args: readonly unknown[]
  returns(value: unknown): void
  /** Cancelled, and its work is not over until this is called. */
  ends: (() => void) | null
}

/** Executors whose calls stay open until they are answered by hand. */
class ByHand implements ExecutorMaker {
  readonly workers: number
  readonly calls: HandCall[] = []
  readonly made: string[] = []
  closed = 0

  constructor(workers = 2) {
    this.workers = workers
  }

  make(kind: 'thread' | 'process', maxWorkers: number): Executor {
    this.made.push(`${kind} ${maxWorkers}`)
    return {
      kind,
      maxWorkers,
      call: (name, args, settled) => {
        const call: HandCall = { name, args, returns: value => settled({ kind: 'returned', value }), ends: null }
        this.calls.push(call)
        const cancel = (): Promise<void> =>
          new Promise(resolve => {
            call.ends = resolve
          })
        return { cancel }
      },
      close: async () => void this.closed++,
    }
  }
}

const graph = (body: string): string => `
taskgraph: 1
name: calls
functions: { price: "export default n => n", prime: "export default n => n" }
tasks:
  main:
    script: |
${`import { CancelledError, createTask, gather, processes, ProcessPoolExecutor, runInExecutor, shield, sleep, threads, ThreadPoolExecutor, toThread } from 'yieldpoint'\n${body}`.replace(/^/gm, '      ')}
`

const workerLog = (run: TestRun): string[] =>
  run.events.flatMap(event =>
    event.type === 'worker.changed'
      ? [`${event.kind} ${event.worker} ${event.state} ${event.call?.text ?? ''}`.trim()]
      : event.type === 'workers.removed'
        ? [`removed ${event.workers}`]
        : [],
  )

/** Answers all calls with their first argument, as they come, until the run has ended. */
async function answered(run: TestRun, maker: ByHand, order: (calls: HandCall[]) => HandCall[] = all => all) {
  run.engine.start()
  await run.host.run()
  for (let done = 0; done < maker.calls.length; ) {
    const open = maker.calls.slice(done)
    done += open.length
    for (const call of order(open)) {
      call.returns(call.args[0])
      await new Promise(setImmediate)
    }
    await run.host.run()
  }
  return run
}

const outcomeOf = (run: TestRun, name = 'main') =>
  [...run.state().tasks.values()].find(task => task.name === name)?.outcome

describe('a script', () => {
  test('calls functions by name on threads, processes and executors of its own', async () => {
    const maker = new ByHand()
    const run = testRun(
      graph(`
export default async () => {
  await using own = new ThreadPoolExecutor({ maxWorkers: 1 })
  const all = [toThread('price', 1), runInExecutor(null, 'price', 2), runInExecutor(threads, 'price', 3)]
  all.push(runInExecutor(processes, 'prime', 4), runInExecutor(own, 'prime', 5))
  return (await gather(...all)).join()
}`),
      { maker },
    )
    await answered(run, maker)
    expect([outcomeOf(run), maker.made]).toEqual([
      { kind: 'returned', value: '1,2,3,4,5' },
      ['thread 2', 'thread 1', 'process 2'],
    ])
  })

  test('begins a call at once with runInExecutor, and with toThread when it is awaited', async () => {
    const maker = new ByHand()
    const run = testRun(
      graph(`
export default async () => {
  const later = toThread('price', 'later')
  const now = runInExecutor(null, 'price', 'now')
  await later
  await now
}`),
      { maker },
    )
    await answered(run, maker)
    expect(maker.calls.map(call => call.args[0])).toEqual(['now', 'later'])
  })

  test('is told what cannot be called', async () => {
    const run = await testRun(
      graph(`
export default async () => {
  const codes = []
  const pool = new ProcessPoolExecutor()
  await pool.shutdown()
  const tries = [
    () => runInExecutor(null, n => n + 1, 1),
    () => runInExecutor(null, 'prise', 1),
    () => runInExecutor({ kind: 'thread' }, 'price', 1),
    () => runInExecutor(pool, 'price', 1),
    () => new ThreadPoolExecutor({ maxWorkers: 0 }),
    () => [40, 40].map(maxWorkers => new ThreadPoolExecutor({ maxWorkers })),
    () => toThread('prise'),
  ]
  for (const attempt of tries)
    try { await attempt(); codes.push('none') } catch (error) { codes.push(error.code + ' ' + (error.details.nearest ?? '')) }
  return codes.join('; ')
}`),
      { maker: new ByHand() },
    ).go()
    expect(outcomeOf(run)).toMatchObject({
      value: expect.stringContaining(
        'pool/function-by-name ; pool/unknown-function price; pool/not-an-executor ; pool',
      ),
    })
    expect(run.logged()).toEqual([])
  })
})

describe('the log', () => {
  test('tells the same of calls in whatever order their answers come', async () => {
    const text = graph(`
export default async ({ log }) => {
  const ask = async n => log(await toThread('price', n))
  await gather([1, 2, 3, 4, 5].map(ask))
}`)
    const once = async (order: (calls: HandCall[]) => HandCall[]) => {
      const maker = new ByHand()
      return (await answered(testRun(text, { maker }), maker, order)).events
    }
    expect(await once(calls => calls.reverse())).toEqual(await once(calls => calls))
  })

  test('and the records and what viewers are sent agree on workers and calls', async () => {
    const maker = new ByHand(1)
    const run = testRun(
      graph(`
export default async () => {
  await using own = new ProcessPoolExecutor({ maxWorkers: 2 })
  await gather([1, 2, 3].map(n => runInExecutor(n === 1 ? own : null, 'price', n)))
}`),
      { maker, live: true },
    )
    await answered(run, maker)
    run.feed.flush()
    const { log, records, viewer } = threeViews(run)
    expect(records).toEqual(log)
    expect(viewer).toEqual(log)
    expect(workerLog(run)).toEqual([
      'process 2 idle',
      'process 3 idle',
      'process 2 busy price(1)',
      'thread 1 busy price(2)',
      'process 2 idle',
      'thread 1 busy price(3)',
      'thread 1 idle',
      'removed 2,3',
    ])
  })
})

describe('cancelling a task', () => {
  test('ends its wait at once; the worker is ending until its work is over, and then takes the next call', async () => {
    const maker = new ByHand(1)
    const run = testRun(
      graph(`
export default async ({ log }) => {
  const first = createTask(toThread('prime', 1), { name: 'first' })
  const second = createTask(toThread('price', 2), { name: 'second' })
  await sleep(0)
  first.cancel()
  try { await first } catch { log('first is cancelled') }
  log('second gave ' + await second)
}`),
      { maker },
    )
    run.engine.start()
    await run.host.run()
    const before = [workerLog(run).at(-1), ...run.logged()]
    maker.calls[0]!.returns('too late')
    await run.host.run()
    const still = workerLog(run).at(-1)
    maker.calls[0]!.ends!()
    await run.host.run()
    maker.calls[1]!.returns('yes')
    await run.host.run()
    expect([before, still, workerLog(run).slice(-2), run.logged()]).toEqual([
      ['thread 1 ending prime(1)', 'first is cancelled'],
      'thread 1 ending prime(1)',
      ['thread 1 busy price(2)', 'thread 1 idle'],
      ['first is cancelled', 'second gave yes'],
    ])
  })

  test('drops a call that waits, and no worker is ended', async () => {
    const maker = new ByHand(1)
    const run = testRun(
      graph(`
export default async () => {
  const first = createTask(toThread('prime', 1))
  const second = createTask(toThread('price', 2))
  await sleep(0)
  second.cancel()
  return await first
}`),
      { maker },
    )
    run.engine.start()
    await run.host.run()
    maker.calls[0]!.returns('done')
    await run.host.run()
    expect([workerLog(run), run.state().callsWaiting, outcomeOf(run)]).toEqual([
      ['thread 1 busy prime(1)', 'thread 1 idle'],
      0,
      { kind: 'returned', value: 'done' },
    ])
  })

  test('behind a shield leaves the work running, and the worker says for whom', async () => {
    const maker = new ByHand(1)
    const run = testRun(
      graph(`
export default async () => {
  const waits = createTask((async () => await shield(runInExecutor(null, 'prime', 1)))(), { name: 'waits' })
  await sleep(0)
  waits.cancel()
  try { await waits } catch {}
  return 'over'
}`),
      { maker },
    )
    run.engine.start()
    await run.host.run()
    const { workers, tasks, outcome } = run.state()
    expect([workers.get(1), tasks.get(2)?.state, outcome]).toMatchObject([
      { state: 'busy', task: 2, call: { text: 'prime(1)' } },
      'cancelled',
      null, // the run is not over while its work goes on
    ])
    maker.calls[0]!.returns(null)
    await run.host.run()
    expect([run.state().workers.get(1)?.state, run.state().outcome]).toEqual(['idle', 'finished'])
  })
})

describe('shutting an executor down', () => {
  test('waits for its calls, and says so', async () => {
    const maker = new ByHand()
    const run = testRun(
      graph(`
export default async ({ log }) => {
  const pool = new ThreadPoolExecutor({ maxWorkers: 1 })
  const call = runInExecutor(pool, 'price', 1)
  await pool.shutdown()
  log('gone with ' + call.result())
}`),
      { maker },
    )
    run.engine.start()
    await run.host.run()
    const waiting = run.state().tasks.get(1)?.waiting
    maker.calls[0]!.returns(7)
    await run.host.run()
    expect([waiting, run.logged(), maker.closed, run.state().workers.size]).toEqual([
      { for: 'shutdown', calls: 1 },
      ['gone with 7'],
      1,
      2,
    ])
  })

  test('cancels on demand what has not begun', async () => {
    const maker = new ByHand()
    const run = testRun(
      graph(`
export default async ({ log }) => {
  const pool = new ThreadPoolExecutor({ maxWorkers: 1 })
  const calls = [1, 2].map(n => runInExecutor(pool, 'price', n))
  await pool.shutdown({ cancelFutures: true })
  log(calls.map(call => call.cancelled()).join())
}`),
      { maker },
    )
    run.engine.start()
    await run.host.run()
    maker.calls[0]!.returns(1)
    await run.host.run()
    expect(run.logged()).toEqual(['false,true'])
  })
})

test('a task of the graph calls on processes if it says so', async () => {
  const maker = new ByHand()
  const text = `
taskgraph: 1
name: calls
functions: { price: "export default n => n" }
tasks: { bill: { call: { function: price, args: [4], executor: processes } } }
`
  const run = await answered(testRun(text, { maker }), maker)
  expect([outcomeOf(run, 'bill'), workerLog(run)]).toEqual([
    { kind: 'returned', value: '4' },
    ['process 3 idle', 'process 4 idle', 'process 3 busy price(4)', 'process 3 idle'],
  ])
})
