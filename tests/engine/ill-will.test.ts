/** Scripts that do what no script should: the run goes on, and its log stays one that viewers can read. */
import { expect, test } from 'vitest'
import { runEventSchema } from '../../shared/protocol/events.ts'
import { testRun } from './support.ts'

const scripted = (body: string): string => `
taskgraph: 1
name: ill will
tasks:
  main:
    script: |
      import { createTask, sleep, Lock, gather, shield, CancelledError, Future, TimeoutError, timeout } from 'yieldpoint'
      import { Barrier, Condition, Queue, Semaphore, taskGroup } from 'yieldpoint'
      export const used = [createTask, sleep, Lock, gather, shield, CancelledError, Future, TimeoutError, timeout]
      export const more = [Barrier, Condition, Queue, Semaphore, taskGroup]
      export default async function main({ log }) {
${body.trim().replaceAll(/^ */gm, '        ')}
      }
`

/** Runs it, and makes sure that what it left in the log is what the protocol says. */
async function outcome(body: string) {
  const run = await testRun(scripted(body)).go()
  for (const event of run.events) runEventSchema.parse(event)
  const main = [...run.state().tasks.values()][0]
  return { logged: run.logged(), main: main?.state, run: run.state().outcome }
}

test('a callback that throws is named in the log, with its error and its place, and the run goes on', async () => {
  const body = `const baking = createTask(sleep(1), { name: 'baking' })
    function celebrate() { throw new RangeError('no cake') }
    baking.addDoneCallback(celebrate)
    baking.addDoneCallback(() => log('the next callback'))
    await sleep(2)
    log('goes on')`
  expect(await outcome(body)).toEqual({
    logged: [
      'callback celebrate() of task baking failed: RangeError: no cake (test.taskgraph.yaml:13)',
      'the next callback',
      'goes on',
    ],
    main: 'finished',
    run: 'finished',
  })
})

test('a task that throws a proxy which does not let itself be looked at has failed as any other', async () => {
  const body = `const refuse = () => { throw new RangeError('do not look') }
    throw new Proxy({}, { getPrototypeOf: refuse, has: refuse, get: refuse, ownKeys: refuse })`
  expect(await outcome(body)).toEqual({ logged: [], main: 'failed', run: 'failed' })
})

test('names and reasons that are no text become text', async () => {
  const body = `const task = createTask(sleep(1), { name: 7 })
    const lock = new Lock({ name: { toString: () => 'a lock' } })
    await lock.acquire()
    await sleep(0)
    task.cancel({ toString: () => 'a reason' })
    await gather([task], { returnExceptions: true })
    log(task.name)`
  expect(await outcome(body)).toEqual({ logged: ['7'], main: 'finished', run: 'finished' })
})

test('a future dressed up as a task is shown as a future', async () => {
  const body = `const future = new Future()
    Object.setPrototypeOf(future, Object.getPrototypeOf(createTask(sleep(0))))
    const gathering = createTask((async () => { await gather(future) })(), { name: 'gathers' })
    const waiting = createTask((async () => { await future })(), { name: 'waits' })
    await sleep(1)
    waiting.cancel()
    await sleep(1)
    log(gathering.done(), waiting.cancelled())`
  expect(await outcome(body)).toEqual({ logged: ['true true'], main: 'finished', run: 'finished' })
})

test('errors are logged by name and message', async () => {
  const body = `class Burnt extends Error {}
    log(new Burnt('black'))
    log('oven:', new TypeError('no oven'), new TimeoutError('too late'))
    try { new Lock().release() } catch (error) { log(error) }
    try { null.x } catch (error) { log(error) }
    const task = createTask(sleep(1)); task.cancel('enough')
    try { await task } catch (error) { log(error) }`
  const { logged } = await outcome(body)
  expect(logged).toEqual([
    'Burnt: black',
    'oven: TypeError: no oven TimeoutError: too late',
    'YieldpointError: Lock was released, but nobody holds it. Release it once for each acquire.',
    expect.stringMatching(/^TypeError: Cannot read properties of null/),
    'CancelledError: enough',
  ])
})

test('a lock that tells lies about itself is shown as it is, or not at all, and the run goes on', async () => {
  const body = `class Liar extends Lock { stats() { throw new Error('no comment') } }
    const liar = new Liar({ name: 'liar' })
    await liar.acquire()
    const vain = new Lock({ name: 'vain' })
    try { vain.kind = 'crown' } catch {}
    await vain.acquire()
    log('both held')`
  expect(await outcome(body)).toEqual({ logged: ['both held'], main: 'finished', run: 'finished' })
})

test('resources and groups that are tampered with are shown as they are, and the run goes on', async () => {
  const body = `class Liar extends Condition { stats() { return { kind: 'crown' } } }
    const liar = new Liar({ name: 'liar' })
    await liar.acquire()
    const waits = createTask(liar.wait(), { name: 'waits' })
    const barrier = new Barrier(2, { name: 'barrier' })
    const tried = [[barrier, 'parties'], [new Semaphore(1), 'value'], [new Queue(), 'maxsize'], [liar, 'kind'], [liar, 'name']]
    for (const [resource, key] of tried)
      try { Object.defineProperty(resource, key, { value: -1 }) } catch (error) { log(error.name) }
    const alone = createTask(barrier.wait(), { name: 'alone' })
    await taskGroup(async group => {
      try { Object.defineProperty(group, 'name', { value: { toString: null } }) } catch {}
      group.createTask(sleep(1), { name: 'child' })
    }, { name: 7 })
    waits.cancel(); alone.cancel()
    log('all told')`
  expect(await outcome(body)).toEqual({
    logged: [...Array(5).fill('TypeError'), 'all told'],
    main: 'finished',
    run: 'finished',
  })
})
