import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Session } from '../../electron/services/index.ts'
import { commands } from '../../shared/protocol/commands.ts'
import { testServices } from '../support/test-services.ts'

let world: Awaited<ReturnType<typeof testServices>>
beforeAll(async () => {
  world = await testServices()
})
afterAll(() => world.end())

function viewer(dialogs: { open: string | null; save: string | null } | null = null) {
  const pushes: { type: string }[] = []
  const session = new Session(world.services, {
    host: 'browser',
    dialogs: dialogs && { open: async () => dialogs.open, save: async () => dialogs.save },
    send: text => pushes.push(JSON.parse(text).push),
    backlog: () => 0,
  })
  return { session, pushes }
}

test('hello says all a page needs, in the form that the protocol promises', async () => {
  const reply = await viewer().session.call('app.hello', {})
  expect(reply.ok && commands['app.hello'].res.safeParse(reply.value).success).toBe(true)
})

test.each([
  ['an unknown command', 'app.destroy', {}, 'host/unknown-command'],
  ['an inherited name', 'toString', {}, 'host/unknown-command'],
  ['a name that is no text', 7, {}, 'host/unknown-command'],
  ['a request of the wrong make', 'run.pause', { run: '1' }, 'host/bad-message'],
  ['a request with more than it should have', 'run.pause', { run: 1, force: true }, 'host/bad-message'],
  ['no request', 'doc.open', undefined, 'host/bad-message'],
  ['a run that is not there', 'run.pause', { run: 4711 }, 'run/unknown'],
  ['a document that is not open', 'doc.save', { doc: 'gone' }, 'host/unknown-document'],
  ['a bundled graph that is not there', 'doc.openBundled', { id: '../../x' }, 'host/unknown-bundled'],
  ['a file that is not there', 'doc.open', { path: '/nowhere/x.yaml' }, 'files/not-found'],
])('%s is answered with a typed error', async (_what, name, req, code) => {
  expect(await viewer().session.call(name, req)).toMatchObject({ ok: false, error: { code } })
})

test('every viewer is told of a change, until its session ends', async () => {
  const [a, b] = [viewer(), viewer()]
  await a.session.call('settings.set', { theme: 'dark' })
  b.session.close()
  await a.session.call('settings.set', { theme: 'light' })
  a.session.close()
  expect([a.pushes.length, b.pushes.length]).toEqual([2, 1])
})

test('a graph with mistakes is not run', async () => {
  const { session } = viewer()
  const opened = await session.call('doc.openText', { name: 'x.taskgraph.yaml', text: 'taskgraph: 1\ntasks: 7\n' })
  const doc = opened.ok ? (opened.value as { id: string }).id : ''
  const start = { doc, clock: null, seed: null, speed: 1, paused: false }
  expect(await session.call('run.start', start)).toMatchObject({ ok: false, error: { code: 'run/has-mistakes' } })
})

test('a dialog opens and saves; a cancelled one answers null', async () => {
  const path = join(world.folder, 'a.taskgraph.yaml')
  await writeFile(path, 'taskgraph: 1\nname: A\ntasks: { a: { sleep: 1 } }\n')
  const opened = await viewer({ open: path, save: null }).session.call('doc.openDialog', {})
  const cancelled = await viewer({ open: null, save: null }).session.call('doc.openDialog', {})
  const without = await viewer().session.call('doc.openDialog', {})
  expect([opened, cancelled, without]).toMatchObject([
    { ok: true, value: { title: 'A' } },
    { ok: true, value: null },
    { ok: true, value: null },
  ])
  expect(world.services.recent.map(file => file.path)).toEqual([path])
})
