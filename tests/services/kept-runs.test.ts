/** Every run is kept: through a viewer's commands, over restarts, out of the app and into it again. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { locations, Services, Session } from '../../electron/services/index.ts'
import type { CommandName, Req, Res } from '../../shared/protocol/commands.ts'
import type { Push } from '../../shared/protocol/pushes.ts'
import type { KeptRun } from '../../shared/protocol/recordings.ts'
import { KITCHEN_SCRIPTS, KITCHEN_TEXT } from '../recordings/support.ts'
import { traceSchema } from '../recordings/trace-format.ts'

const here = locations(pathToFileURL(join(import.meta.dirname, '../../electron/cli/main.ts')).href)

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yieldpoint-kept-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** The services with one viewer, which remembers what it is told. */
async function app(data: string) {
  const services = await Services.create({ locations: here, data, language: 'en' })
  const pushes: Push[] = []
  const waiting = new Set<() => void>()
  const send = (text: string): void => {
    pushes.push(JSON.parse(text).push)
    for (const look of [...waiting]) look()
  }
  const session = new Session(services, { host: 'browser', dialogs: null, send, backlog: () => 0 })
  let open = true
  const close = async (): Promise<void> => {
    if (!open) return
    open = false
    session.close()
    await services.close()
  }
  onTestFinished(close)
  const ask = async <C extends CommandName>(name: C, req: Req<C>): Promise<Res<C>> => {
    const reply = await session.call(name, req)
    if (!reply.ok) throw Object.assign(new Error(reply.error.code), { code: reply.error.code })
    return reply.value as Res<C>
  }
  const codeOf = async <C extends CommandName>(name: C, req: Req<C>): Promise<string> => {
    const reply = await session.call(name, req)
    return reply.ok ? 'ok' : reply.error.code
  }
  const until = (is: (push: Push) => boolean): Promise<Push> =>
    new Promise(resolve => {
      const look = (): void => {
        const found = pushes.find(is)
        if (found === undefined) return
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
    })
  const list = async (): Promise<KeptRun[]> => (await ask('recording.list', {})).runs
  return { services, pushes, ask, codeOf, until, list, close }
}
type App = Awaited<ReturnType<typeof app>>

/** The kitchen in a folder of its own, run to its end on the virtual clock. */
async function kitchenRun(it: App, data: string): Promise<KeptRun> {
  const folder = join(data, 'kitchen')
  const path = join(folder, 'pizza-kitchen.taskgraph.yaml')
  await mkdir(join(folder, 'pizza-kitchen'), { recursive: true })
  await writeFile(path, KITCHEN_TEXT)
  for (const [name, text] of Object.entries(KITCHEN_SCRIPTS)) await writeFile(join(folder, name), text)
  const doc = await it.ask('doc.open', { path })
  await it.ask('run.start', { doc: doc.id, clock: 'virtual', seed: null, speed: 1, paused: false })
  const push = await it.until(push => push.type === 'recording.changed' && push.recording.counted)
  return (push as Extract<Push, { type: 'recording.changed' }>).recording
}

test('a run is kept with what it came to; after a restart it is opened as it was, and its graph as it ran', async () => {
  const data = await dataFolder()
  const first = await app(data)
  const run = await kitchenRun(first, data)
  await first.ask('recording.rename', { id: run.id, name: 'the good one' })
  await first.close()
  await rm(join(data, 'kitchen'), { recursive: true }) // the files are gone: what is kept is enough

  const second = await app(data)
  const [kept] = await second.list()
  const opened = await second.ask('recording.open', { id: run.id })
  await second.ask('run.watch', opened)
  const shown = await second.until(push => push.type === 'run.snapshot')
  const graph = await second.ask('recording.openGraph', { id: run.id })
  const log = await second.ask('log.read', { run: opened.run, segment: 0, offset: 0 })
  expect({
    kept: { name: kept?.name, outcome: kept?.outcome, tasks: kept?.tasks, events: kept?.events, run: kept?.run },
    tasks: shown.type === 'run.snapshot' && shown.snapshot.tasks.map(task => task.state),
    again: await second.ask('recording.open', { id: run.id }),
    cancel: await second.codeOf('task.cancel', { run: opened.run, task: 1, reason: null }),
    graph: graph.files
      .toSorted((a, b) => a.path.localeCompare(b.path))
      .map(({ path, text }) => [path, text === (KITCHEN_SCRIPTS[path] ?? KITCHEN_TEXT)]),
    mistakes: graph.problems.filter(({ severity }) => severity === 'error'),
    log: { bytes: log.bytes.length > 1_000, state: log.state },
  }).toEqual({
    kept: { name: 'the good one', outcome: 'finished', tasks: 6, events: run.events, run: null },
    tasks: Array.from({ length: 6 }, () => 'finished'),
    again: opened,
    cancel: 'run/ended',
    graph: [
      ['pizza-kitchen.taskgraph.yaml', true],
      ['pizza-kitchen/chef.ts', true],
      ['pizza-kitchen/waiter.ts', true],
    ],
    mistakes: [],
    log: { bytes: true, state: 'end' },
  })
})

test('it is run again and compared: the same; one on the real clock is not, and why is said', async () => {
  const data = await dataFolder()
  const it = await app(data)
  const { id, events } = await kitchenRun(it, data)
  const same = await it.ask('recording.check', { id })
  const [doc] = it.services.documents.list.filter(doc => doc.path !== null)
  const start = { doc: doc!.id, seed: null, speed: 1000, paused: false }
  const real = await it.ask('run.start', { ...start, clock: 'real' })
  const known = await it.until(push => push.type === 'recording.changed' && push.recording.run === real.run)
  const other = (known as Extract<Push, { type: 'recording.changed' }>).recording.id
  const running = await it.codeOf('recording.check', { id: other })
  await it.services.runs.get(real.run).ended
  await it.until(push => push.type === 'recording.changed' && push.recording.id === other && push.recording.counted)
  expect({ same, running, real: await it.codeOf('recording.check', { id: other }) }).toEqual({
    same: { kind: 'same', events, whole: true },
    running: 'recording/running',
    real: 'recording/real-clock',
  })
})

test('it leaves as one file, a trace and a table, and comes back from the file as another run that is the same', async () => {
  const data = await dataFolder()
  const it = await app(data)
  const { id, tasks, events } = await kitchenRun(it, data)
  const to = (name: string) => join(data, name)
  const file = await it.ask('recording.export', { id, as: 'file', path: to('kitchen') })
  await it.ask('recording.export', { id, as: 'trace', path: to('kitchen.json') })
  await it.ask('recording.export', { id, as: 'csv', path: to('kitchen.csv') })
  const imported = await it.ask('recording.import', { path: to('kitchen.yprun') })
  const trace = traceSchema.parse(JSON.parse(await readFile(to('kitchen.json'), 'utf8')))
  const lanes = trace.traceEvents.filter(event => event.ph === 'M' && event.name === 'thread_name').length
  const jobs = it.pushes.flatMap(push => (push.type === 'recording.job' && push.job.over ? [push.job.what] : []))
  expect({
    file,
    lanes,
    lines: (await readFile(to('kitchen.csv'), 'utf8')).split('\r\n').length,
    imported: { other: imported?.id !== id, events: imported?.events, mark: imported?.imported },
    check: await it.ask('recording.check', { id: imported!.id }),
    garbage: await it.codeOf('recording.import', { path: to('kitchen.csv') }),
    nowhere: await it.codeOf('recording.export', { id, as: 'file', path: to('none/x.yprun') }),
    jobs,
    left: (await readdir(join(data, 'recordings'))).filter(name => name.startsWith('.')),
  }).toEqual({
    file: { path: to('kitchen.yprun') },
    lanes: tasks + 2,
    lines: tasks + 2,
    imported: { other: true, events, mark: true },
    check: { kind: 'same', events, whole: true },
    garbage: 'recording/not-yprun',
    nowhere: 'files/no-folder',
    jobs: ['export', 'export', 'export', 'import'],
    left: [],
  })
})

test('what is beyond the limits is cleaned away when they are set, but not what is pinned or shown', async () => {
  const data = await dataFolder()
  const first = await app(data)
  const pinned = await kitchenRun(first, data)
  await first.ask('recording.pin', { id: pinned.id, on: true })
  const second = (await first.ask('recording.import', { path: (await exported(first, pinned.id, data)).path }))!
  await first.close()
  const it = await app(data)
  await it.ask('settings.set', { retention: { totalMb: 2_048, runMb: 256, days: 36_500 } })
  const before = (await it.list()).map(({ id }) => id)
  await it.services.kept.open(second.id)
  // As if a day had passed for each: the clock of the services is the system's, so the runs are what is old.
  await it.services.recordings.amend(second.id, { recording: { startedAtMs: 0 } })
  await it.services.recordings.amend(pinned.id, { recording: { startedAtMs: 0 } })
  await it.ask('settings.set', { retention: { totalMb: 2_048, runMb: 256, days: 1 } })
  const shown = (await it.list()).length
  it.services.runs.hide((await it.list()).find(({ id }) => id === second.id)!.run!)
  await it.ask('settings.set', { retention: { totalMb: 2_048, runMb: 256, days: 1 } })
  expect({ before: before.length, shown, left: (await it.list()).map(({ id }) => id) }).toEqual({
    before: 2,
    shown: 2,
    left: [pinned.id],
  })
})

const exported = async (it: App, id: string, data: string): Promise<{ path: string }> =>
  (await it.ask('recording.export', { id, as: 'file', path: join(data, 'x.yprun') }))!

test('a run that ended just before the app was killed ends as its log says', async () => {
  const data = await dataFolder()
  const first = await app(data)
  const { id } = await kitchenRun(first, data)
  await first.close()
  const manifest = join(data, 'recordings', id, 'run.json')
  const { recording, ...more } = JSON.parse(await readFile(manifest, 'utf8'))
  const unsaid = { ...recording, outcome: 'running', counted: false }
  await writeFile(manifest, JSON.stringify({ ...more, recording: unsaid, pid: 2 ** 30 }))
  await rm(join(data, 'recordings.sqlite'))

  const second = await app(data)
  await second.until(push => push.type === 'recording.changed' && push.recording.counted)
  expect(await second.list()).toMatchObject([{ id, outcome: 'finished', counted: true }])
})
