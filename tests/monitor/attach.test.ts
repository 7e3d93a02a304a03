import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LONGEST_REQUEST, PROTOCOL } from '../../shared/protocol/program.ts'
import { greeting, ownFolder, type Program, say, startProgram, startViewer } from './support.ts'

async function attachedTo(program: Program) {
  const viewer = await startViewer()
  const { run } = await viewer.call('program.attach', { address: program.address })
  await viewer.call('run.watch', { run })
  await viewer.watcher.until(() => viewer.watcher.task('ben')?.waiting?.for === 'resource')
  return { ...viewer, run }
}

test('a program is found, shows who waits for whom, obeys a cancel, and its end is noticed', async () => {
  const folder = await ownFolder()
  const program = await startProgram('bakery.ts')
  const { call, watcher, run, untilListed } = await attachedTo(program)
  const [anna, ben] = [watcher.task('anna')!, watcher.task('ben')!]
  const [oven] = [...watcher.state.resources.values()]
  expect({
    listed: await call('program.list', {}),
    summary: await untilListed(run, ({ phase }) => phase === 'running'),
    oven,
    waits: ben.waiting,
  }).toMatchObject({
    listed: [{ name: 'bakery', pid: program.child.pid, address: program.address }],
    summary: { name: 'bakery', program: { pid: program.child.pid }, doc: '', clock: 'real' },
    oven: { name: 'oven', stats: { kind: 'lock', owner: anna.id, waiters: [ben.id] } },
    waits: { for: 'resource', resource: oven!.id, to: 'acquire' },
  })

  await call('task.cancel', { run, task: anna.id, reason: 'burnt' })
  await watcher.until(({ phase }) => phase === 'ended')
  const ended = await untilListed(run, ({ phase }) => phase === 'ended')
  await program.exited
  expect({
    anna: watcher.task('anna'),
    ben: watcher.task('ben')!.outcome,
    ended,
    left: await readdir(folder),
  }).toMatchObject({
    anna: { state: 'cancelled', cancel: { by: 'user', reason: 'burnt' } },
    ben: { kind: 'returned', value: 'bread' },
    ended: { outcome: 'finished' },
    left: [],
  })
})

test('what a program announces is for its user alone', async () => {
  const folder = await ownFolder()
  await startProgram('bakery.ts')
  const [file = ''] = await readdir(folder)
  const modes = await Promise.all([folder, join(folder, file)].map(async path => (await stat(path)).mode & 0o777))
  expect(modes).toEqual([0o700, 0o600])
})

test('where a task waits is told by the file and line of its generators', async () => {
  await ownFolder()
  const { call, watcher, run } = await attachedTo(await startProgram('bakery.ts'))
  const { frames } = await call('task.stack', { run, task: watcher.task('ben')!.id })
  expect(frames).toEqual([
    {
      name: 'bake',
      file: 'tests/monitor/programs/bakery.ts',
      line: 7,
      column: 3,
      excerpt: ['function* bake(minutes: number) {', '  yield* oven.acquire()', '  try {'],
      firstLine: 6,
    },
  ])
})

test('it can be paused, and goes on as soon as nobody is there any more who could let it', async () => {
  await ownFolder()
  const program = await startProgram('bakery.ts')
  const first = await attachedTo(program)
  await first.call('run.pause', { run: first.run })
  await first.watcher.until(({ phase }) => phase === 'paused')
  await first.call('run.kill', { run: first.run })
  const detached = await first.untilListed(first.run, ({ phase }) => phase === 'ended')
  const second = await startViewer()
  const { run } = await second.call('program.attach', { address: program.address })
  await second.untilListed(run, ({ phase }) => phase === 'running')
  expect({ detached: detached.outcome, goesOn: program.child.exitCode }).toEqual({ detached: 'detached', goesOn: null })
})

test('one that does not yield is said to be stuck, one that is killed to be lost', async () => {
  await ownFolder()
  const program = await startProgram('bakery.ts')
  const { run, untilListed, watcher, services } = await attachedTo(program)
  program.child.send('block')
  const { stuck } = await untilListed(run, summary => summary.stuck !== null)
  program.child.kill('SIGKILL')
  const { error } = await watcher.until(({ phase }) => phase === 'ended')
  const listed = services.runs.list()
  expect({ stuck, error, listed }).toMatchObject({
    stuck: { task: null, name: '' },
    error: { code: 'program/lost', details: { name: 'bakery', pid: program.child.pid } },
    listed: [{ outcome: 'crashed', stuck: null }],
  })
})

test('all pages see the same, and attaching twice is one run', async () => {
  await ownFolder()
  const program = await startProgram('bakery.ts')
  const [one, other] = [await attachedTo(program), await attachedTo(program)]
  const again = await one.call('program.attach', { address: program.address })
  program.child.send('log')
  await Promise.all([one, other].map(({ watcher }) => watcher.until(({ log }) => log.length === 1)))
  expect([again.run, one.watcher.state.log, other.watcher.state.log]).toEqual([
    one.run,
    [expect.objectContaining({ task: null, text: 'fresh { bread: 3 }' })],
    one.watcher.state.log,
  ])
})

test('a task that is not there and a command that is not for a program are refused in our terms', async () => {
  await ownFolder()
  const { call, run } = await attachedTo(await startProgram('bakery.ts'))
  await expect(call('task.cancel', { run, task: 99, reason: null })).rejects.toMatchObject({
    code: 'run/unknown-task',
    details: { run, task: 99 },
  })
})

test('a page cannot attach to what did not announce itself', async () => {
  await ownFolder()
  const { call } = await startViewer()
  await expect(call('program.attach', { address: '127.0.0.1:1' })).rejects.toMatchObject({
    code: 'program/needs-secret',
  })
  await expect(call('program.attach', { address: 'example.com:80' })).rejects.toMatchObject({
    code: 'program/bad-address',
  })
})

test('who does not show the secret in the first line is told nothing', async () => {
  await ownFolder()
  const { address, secret } = await startProgram('bakery.ts')
  const nothing = await Promise.all([
    say(address, greeting('guess')),
    say(address, greeting(secret.slice(1))),
    say(address, JSON.stringify({ yieldpoint: PROTOCOL })),
    say(address, 'POST / HTTP/1.1'),
    say(address, 'x'.repeat(LONGEST_REQUEST + 1)),
  ])
  const { services } = await startViewer()
  await expect(services.runs.attach({ address, secret: 'guess' })).rejects.toMatchObject({ code: 'program/refused' })
  expect(nothing).toEqual(['', '', '', '', ''])
})

test('who shows it and then sends what is no request is cut off', async () => {
  await ownFolder()
  const { address, secret } = await startProgram('bakery.ts')
  const heard = await Promise.all(
    ['garbage', '{}', '[1]', `"${'x'.repeat(LONGEST_REQUEST)}"`].map(line => say(address, greeting(secret), line)),
  )
  expect(heard.map(text => JSON.parse(text.split('\n')[0]!).name)).toEqual(['bakery', 'bakery', 'bakery', 'bakery'])
})

test('another version of the protocol is told so', async () => {
  await ownFolder()
  const { address, secret } = await startProgram('bakery.ts')
  const heard = await say(address, greeting(secret, PROTOCOL + 1))
  expect(
    heard
      .trim()
      .split('\n')
      .map(line => JSON.parse(line)),
  ).toMatchObject([{ yieldpoint: PROTOCOL }])
})

test('closing does not wait for a viewer that never hangs up, and leaves nothing that keeps the program alive', async () => {
  await ownFolder()
  const { secret, exited } = await startProgram('closing.ts')
  expect([secret, await exited]).toEqual(['closed', [0, null]])
})
