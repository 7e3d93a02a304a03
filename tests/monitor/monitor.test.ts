/** `monitor()` in this very process. */
import { expect, onTestFinished, test, vi } from 'vitest'
import {
  awaiting,
  createTask,
  Event,
  Future,
  Lock,
  monitor,
  run,
  type Steps,
  sleep,
} from '../../electron/library/index.ts'
import { ownFolder, startViewer } from './support.ts'

async function watched() {
  await ownFolder()
  const program = await monitor({ name: 'here' })
  onTestFinished(() => program.close())
  return program
}

async function viewerOf(address: string) {
  const viewer = await startViewer()
  const { run: id } = await viewer.call('program.attach', { address })
  await viewer.call('run.watch', { run: id })
  return { ...viewer, id }
}

test('called while the loop runs it shows what was there before: tasks, holders and lines', async () => {
  await ownFolder()
  const [oven, done] = [new Lock({ name: 'oven' }), Promise.withResolvers<void>()]
  function* baker(): Steps<void> {
    yield* oven.acquire()
    yield* awaiting(done.promise)
    oven.release()
  }
  const over = run(function* () {
    const tasks = ['anna', 'ben'].map(name => createTask(baker(), { name }))
    yield* sleep(0)
    const program = (yield* awaiting(monitor())) as Awaited<ReturnType<typeof monitor>>
    const { watcher } = (yield* awaiting(viewerOf(program.address))) as Awaited<ReturnType<typeof viewerOf>>
    yield* awaiting(watcher.until(({ tasks: known }) => known.size === 3))
    const { tasks: known, resources } = watcher.state
    done.resolve()
    for (const task of tasks) yield* task
    yield* awaiting(program.close())
    yield* awaiting(watcher.until(({ phase }) => phase === 'ended'))
    return { known, resources, after: watcher.state }
  })
  const { known, resources, after } = await over
  const [anna, ben] = [...known.values()].filter(({ name }) => !name.startsWith('Task'))
  expect({
    ben,
    oven: [...resources.values()],
    after: { outcome: after.outcome, tasks: [...after.tasks.values()].map(({ state }) => state) },
  }).toMatchObject({
    ben: { state: 'waiting', waiting: { for: 'resource', to: 'acquire' } },
    oven: [{ name: 'oven', stats: { owner: anna!.id, waiters: [ben!.id] } }],
    after: { outcome: 'detached', tasks: ['running', 'finished', 'finished'] },
  })
})

test('a deadlock is told, and taken back when somebody outside moves the program after all', async () => {
  const program = await watched()
  const { watcher } = await viewerOf(program.address)
  const pending: Future<void>[] = []
  const over = run(function* () {
    const future = new Future<void>()
    pending.push(future)
    yield* future
  })
  const { deadlock } = await watcher.until(({ phase }) => phase === 'deadlocked')
  pending[0]!.setResult()
  await over
  const after = await watcher.until(({ phase }) => phase === 'running')
  expect([deadlock?.total, after.deadlock]).toEqual([1, null])
})

test('loops one after the other are one history, on one clock', async () => {
  const program = await watched()
  const { watcher } = await viewerOf(program.address)
  await run(() => sleep(0.01))
  await run(() => sleep(0.01))
  await program.close()
  const { tasks, outcome } = await watcher.until(({ phase }) => phase === 'ended')
  const [first, second] = [...tasks.values()]
  expect({ states: [first?.state, second?.state], later: second!.createdAt >= first!.endedAt!, outcome }).toEqual({
    states: ['finished', 'finished'],
    later: true,
    outcome: 'finished',
  })
})

test('a viewer may go as it likes; the program and other viewers notice nothing', async () => {
  const program = await watched()
  const [gone, stays] = [await viewerOf(program.address), await viewerOf(program.address)]
  const proceed = new Event()
  const over = run(function* () {
    yield* proceed.wait()
    return 'done'
  })
  await gone.watcher.until(({ tasks }) => tasks.size === 1)
  await gone.services.runs.close()
  proceed.set()
  expect(await over).toBe('done')
  await program.close()
  const { tasks } = await stays.watcher.until(({ phase }) => phase === 'ended')
  expect([...tasks.values()].map(({ state }) => state)).toEqual(['finished'])
})

test('there is one at a time, and a port that is taken is said', async () => {
  const program = await watched()
  await expect(monitor()).rejects.toMatchObject({
    code: 'program/already-monitored',
    details: { address: program.address },
  })
  await program.close()
  await using again = await monitor()
  expect(again.address).not.toBe(program.address)
})

test('viewers see what the debug mode finds, also of a loop after the first', async () => {
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
  const program = await watched()
  const { watcher } = await viewerOf(program.address)
  function* stubborn(): Steps<void> {
    try {
      yield* new Event().wait()
    } catch {}
  }
  for (const name of ['anna', 'ben'])
    await run(
      function* () {
        const task = createTask(stubborn(), { name })
        yield* sleep(0)
        task.cancel()
        yield* task
      },
      { debug: true },
    )
  await program.close()
  const { findings } = await watcher.until(({ phase }) => phase === 'ended')
  const found = [...findings.values()].map(({ id, rule, task }) => [id, rule, task?.name])
  const warnings = warned.mock.calls.length
  warned.mockRestore()
  expect({ found, warnings }).toEqual({
    found: [
      [1, 'swallowed-cancel', 'anna'],
      [2, 'swallowed-cancel', 'ben'],
    ],
    warnings: 2,
  })
})
