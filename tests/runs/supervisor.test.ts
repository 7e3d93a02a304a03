import { describe, expect, test } from 'vitest'
import { scriptGraph, spec, testSupervisor, untilRun, Watcher } from './support.ts'

const LOOPS = scriptGraph('export default async () => { while (true) {} }', 'spinner')
const SHORT =
  'taskgraph: 1\nname: short\nsettings: { clock: virtual }\ntasks: { a: { sleep: 1 }, b: { after: [a], sleep: 1 } }'
const LONG = 'taskgraph: 1\nname: long\ntasks: { a: { sleep: 1000 }, b: { sleep: 1000 } }'

describe('a run', () => {
  test('goes to its end in a thread of its own', async () => {
    const run = testSupervisor().start(spec(SHORT))
    expect(await run.ended).toBe('finished')
    expect(run.summary()).toMatchObject({ phase: 'ended', outcome: 'finished', at: 2_000_000, clock: 'virtual' })
  })

  test('may start on a thread that was kept at hand, and each has one of its own', async () => {
    const supervisor = testSupervisor({ spare: true })
    const runs = [supervisor.start(spec(SHORT)), supervisor.start(spec(SHORT))]
    expect(await Promise.all(runs.map(run => run.ended))).toEqual(['finished', 'finished'])
    expect(runs.map(run => run.summary().at)).toEqual([2_000_000, 2_000_000])
  })

  test('that has ended can still be looked at', async () => {
    const run = testSupervisor().start(spec(SHORT))
    await run.ended
    const watcher = new Watcher()
    run.watch(watcher)
    const state = await watcher.until(({ phase }) => phase === 'ended')
    expect([...state.tasks.values()].map(task => task.state)).toEqual(['finished', 'finished'])
  })

  test('shows every viewer the same', async () => {
    const run = testSupervisor().start(spec(LONG))
    const [first, second] = [new Watcher(), new Watcher()]
    run.watch(first)
    await first.until(state => state.tasks.size === 2)
    run.watch(second)
    await run.cancel(first.task('a')!.id, 'enough')
    const ended = await Promise.all(
      [first, second].map(each => each.until(() => each.task('a')?.state === 'cancelled')),
    )
    expect(ended[1]!.tasks).toEqual(ended[0]!.tasks)
    expect(first.task('a')!.cancel).toMatchObject({ by: 'user', reason: 'enough' })
  })

  test('pauses, steps and goes on when told', async () => {
    const supervisor = testSupervisor()
    const run = supervisor.start(spec(LONG, { paused: true }))
    const watcher = new Watcher()
    run.watch(watcher)
    await watcher.until(state => state.phase === 'paused' && state.tasks.size === 2)
    await run.step('step')
    const stepped = await watcher.until(state => [...state.tasks.values()].some(task => task.steps > 0))
    expect([...stepped.tasks.values()].map(task => task.steps)).toEqual([1, 0])
    await run.resume()
    await watcher.until(state => state.phase === 'running')
    await run.stop()
    expect(await run.ended).toBe('cancelled')
  })

  test('refuses orders once it has ended', async () => {
    const run = testSupervisor().start(spec(SHORT))
    await run.ended
    await expect(run.pause()).rejects.toMatchObject({ code: 'run/ended' })
  })

  test('says which task is not there', async () => {
    const run = testSupervisor().start(spec(LONG))
    await expect(run.cancel(99, null)).rejects.toMatchObject({ code: 'run/unknown-task', details: { task: 99 } })
  })

  test('tells where a task waits, in the user’s lines', async () => {
    const run = testSupervisor().start(
      spec(
        scriptGraph(`
import { sleep } from 'yieldpoint'
async function bake() {
  await sleep(1000)
}
export default async () => { await bake() }`),
      ),
    )
    const watcher = new Watcher()
    run.watch(watcher)
    await watcher.until(() => watcher.task('main')?.waiting?.for === 'sleep')
    const stack = await run.stack(1)
    expect(stack.map(({ name, file, line, excerpt }) => [name, file, line, excerpt.join('|')])).toEqual([
      ['default', 'test.taskgraph.yaml', 10, '}|export default async () => { await bake() }|'],
      ['bake', 'test.taskgraph.yaml', 8, 'async function bake() {|  await sleep(1000)|}'],
    ])
  })

  test('whose script does not load fails and says why', async () => {
    const run = testSupervisor().start(
      spec(scriptGraph(`throw new RangeError('no oven')\nexport default async () => {}`)),
    )
    const watcher = new Watcher()
    run.watch(watcher)
    expect(await run.ended).toBe('failed')
    expect((await watcher.until(state => state.phase === 'ended')).error).toEqual({
      code: 'host/unexpected',
      details: { text: 'RangeError: no oven' },
    })
  })
})

describe('a run that does not yield', () => {
  test('is found out by name, leaves other runs alone, and can be ended', async () => {
    const supervisor = testSupervisor()
    const run = supervisor.start(spec(LOOPS))
    const { stuck } = await untilRun(supervisor, run, summary => summary.stuck !== null)
    const other = supervisor.start(spec(SHORT))
    expect(await other.ended).toBe('finished')
    await run.kill()
    expect({ stuck, end: await run.ended, summary: run.summary() }).toMatchObject({
      stuck: { name: 'spinner', task: 1 },
      end: 'killed',
      summary: { outcome: 'killed', stuck: null },
    })
  })

  test('does not keep an order waiting for ever', async () => {
    const supervisor = testSupervisor()
    const run = supervisor.start(spec(LOOPS))
    await untilRun(supervisor, run, summary => summary.stuck !== null)
    await expect(run.pause()).rejects.toMatchObject({ code: 'run/no-answer' })
  })

  test('while it loads its scripts is found out too', async () => {
    const supervisor = testSupervisor()
    const run = supervisor.start(spec(scriptGraph('while (true) {}\nexport default async () => {}')))
    const { stuck } = await untilRun(supervisor, run, summary => summary.stuck !== null)
    expect(stuck).toMatchObject({ task: null, name: '' })
  })
})

describe('a run that eats memory', () => {
  const outOfMemory = { code: 'run/out-of-memory', details: { limitMb: 64 } }

  test.each([
    ['in the heap', 'const all = []\nfor (;;) all.push(new Array(1000).fill(all.length))'],
    ['outside of it', 'const all = []\nfor (;;) all.push(new Uint8Array(1_000_000).fill(1))'],
  ])('%s is ended with the reason, and others go on', async (_, body) => {
    const supervisor = testSupervisor({ memoryLimitMb: 64 })
    const run = supervisor.start(spec(scriptGraph(`export default async () => {\n${body}\n}`)))
    const watcher = new Watcher()
    run.watch(watcher)
    const other = supervisor.start(spec(SHORT))
    expect(await run.ended).toBe('crashed')
    expect(run.error).toEqual(outOfMemory)
    expect((await watcher.until(state => state.phase === 'ended')).error).toEqual(outOfMemory)
    expect(await other.ended).toBe('finished')
  })
})

describe('calls', () => {
  const spin = `
taskgraph: 1
name: calls
functions: { spin: "export default () => { while (true) {} }", double: "export default n => n * 2" }
tasks:
  endless: { call: { function: spin, args: [] } }
  quick: { call: { function: double, args: [21] } }
`
  test('run beside the loop, and end on their thread when their task is cancelled', async () => {
    const run = testSupervisor().start(spec(spin))
    const watcher = new Watcher()
    run.watch(watcher)
    await watcher.until(() => watcher.task('quick')?.state === 'finished')
    expect(watcher.task('endless')).toMatchObject({ state: 'waiting', waiting: { for: 'call', function: 'spin' } })
    await run.cancel(watcher.task('endless')!.id, null)
    const state = await watcher.until(({ phase }) => phase === 'ended')
    expect(watcher.task('quick')!.outcome).toEqual({ kind: 'returned', value: '42' })
    expect(watcher.task('endless')!.state).toBe('cancelled')
    expect([...state.workers.values()].map(worker => worker.state)).toEqual(['idle', 'idle'])
  })
})
