import { expect, test } from 'vitest'
import {
  createTask,
  describeWait,
  Event,
  gather,
  Lock,
  type Probe,
  Queue,
  requestCancel,
  Semaphore,
  shield,
  sleep,
  type Task,
  timeout,
  waitingFor,
} from '../../electron/runtime/index.ts'
import { testLoop } from './support.ts'

function recording(): { probe: Probe; told: string[] } {
  const told: string[] = []
  const tell =
    (what: string) =>
    (task: Task): void => {
      told.push(`${task.name} ${what}`)
    }
  const probe: Probe = {
    taskCreated: (task, creator) => told.push(`${task.name} created by ${creator?.name}`),
    taskReady: tell('ready'),
    stepStarted: tell('runs'),
    stepEnded: task => told.push(`${task.name} ${describeWait(task)?.for ?? 'yields'}`),
    stepResumed: tell('goes on'),
    taskEnded: task => told.push(`${task.name} ${task.outcome()?.kind}`),
    cancelRequested: (task, origin, message) =>
      told.push(`${task.name} cancel by ${origin.by} ${origin.task?.name ?? '-'}: ${message}`),
    shieldChanged: tell('shield'),
    taskDetached: tell('detached'),
    taskBodyEnded: tell('body ended'),
    resourceCreated: resource => told.push(`${resource.name} made`),
    resourceChanged: resource => told.push(`${resource.name} changed`),
  }
  return { probe, told }
}

test('a probe is told what happens, once and in order', () => {
  const { probe, told } = recording()
  const world = testLoop({ probe })
  world.spawn('main', function* () {
    const child = createTask(sleep(1), { name: 'child' })
    yield sleep(0)
    child.cancel('stop')
    try {
      yield child
    } catch {}
  })
  world.untilIdle()
  expect(told).toEqual([
    'main created by undefined',
    'main runs',
    'child created by main',
    'main yields',
    'main ready',
    'child runs',
    'child sleep',
    'main runs',
    'child cancel by task main: stop',
    'child ready',
    'main task',
    'child runs',
    'child cancelled',
    'main ready',
    'main runs',
    'main returned',
  ])
})

test('a cancellation that passes from a task to what it awaits is asked for by that task; a timeout says so', () => {
  const { probe, told } = recording()
  const world = testLoop({ probe })
  const outer = world.spawn('outer', function* () {
    yield gather(createTask(sleep(5), { name: 'a' }), createTask(sleep(5), { name: 'b' }))
  })
  world.spawn('timed', function* () {
    yield* timeout(1, () => sleep(9))
  })
  world.loop.stepTurn()
  requestCancel(outer, { by: 'user', task: null }, 'click')
  world.untilIdle()
  expect(told.filter(text => text.includes('cancel by'))).toEqual([
    'outer cancel by user -: click',
    'a cancel by task outer: click',
    'b cancel by task outer: click',
    'timed cancel by timeout -: undefined',
  ])
})

test('a resource is told of when it is made in the loop or first used in it, and then whenever it changes', () => {
  const { probe, told } = recording()
  const world = testLoop({ probe })
  const early = new Event({ name: 'early' })
  const lock = world.within(() => new Lock({ name: 'lock' }))
  world.spawn('T', function* () {
    yield* lock.acquire()
    lock.release()
    early.set()
  })
  world.untilIdle()
  expect(told.filter(text => !text.startsWith('T'))).toEqual([
    'lock made',
    'lock changed',
    'lock changed',
    'early made',
    'early changed',
  ])
})

test('every wait says what it waits for', () => {
  const world = testLoop()
  const inner = world.spawn('inner', function* () {
    yield world.loop.createFuture()
  })
  const waits = world.within(() => {
    const queue = new Queue<number>({ maxsize: 1, name: 'queue' })
    queue.putNowait(1)
    const empty = new Queue({ name: 'empty' })
    return [
      () => sleep(3),
      () => inner,
      () => gather(inner, sleep(1)),
      () => shield(inner),
      () => world.loop.createFuture(),
      () => new Promise<void>(() => {}),
      () => waitingFor('a call', 'call'),
      () => new Semaphore(0, { name: 'semaphore' }).acquire(),
      () => new Event({ name: 'event' }).wait(),
      () => queue.put(2),
      () => empty.get(),
      () => queue.join(),
    ]
  })
  const tasks = waits.map((wait, i) =>
    world.spawn(`T${i}`, function* () {
      yield wait()
    }),
  )
  world.loop.stepTurn()
  const seen = tasks.map(task => {
    const reason = describeWait(task)
    if (reason?.for === 'resource') return `${reason.to} ${reason.resource.name}`
    if (reason?.for === 'tasks') return [reason.tasks.map(task => task.name), reason.total]
    return reason
  })
  expect(seen).toEqual([
    { for: 'sleep', until: 3 },
    { for: 'task', task: inner },
    [['inner', 'Task-1'], 2],
    { for: 'shield', inner, held: true },
    { for: 'future' },
    { for: 'promise' },
    { for: 'source', source: 'a call', verb: 'call' },
    'acquire semaphore',
    'wait event',
    'put queue',
    'get empty',
    'join queue',
  ])
})

test('a task that is ready or has ended waits for nothing', () => {
  const world = testLoop()
  const task = world.spawn('T', function* () {
    yield sleep(1)
  })
  const reasons = [describeWait(task)]
  while (world.loop.stepTurn()) reasons.push(describeWait(task))
  expect(reasons).toEqual([null, { for: 'sleep', until: 1 }, null, null])
})
