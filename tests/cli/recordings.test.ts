/** Runs that are kept from the command line, as files, as the app finds them, and as `yieldpoint recordings` tells of them. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { locations, Services, Session } from '../../electron/services/index.ts'
import { type KeptRun, recordingSchema } from '../../shared/protocol/recordings.ts'
import { here } from '../support/test-services.ts'
import { root, runCli } from './support.ts'

const KITCHEN = join(root, 'graphs/pizza-kitchen.taskgraph.yaml')
const LOCKS = join(root, 'graphs/two-locks.taskgraph.yaml')
const RUN = /^\d{8}T\d{9}Z-[0-9a-f]{8}$/

/** A user: a data folder, a folder to work in, and the command line on both. */
async function user() {
  const folder = await mkdtemp(join(tmpdir(), 'yieldpoint-cli-kept-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const data = join(folder, 'data')
  const cli = (...args: string[]) => runCli(args, { YIELDPOINT_DATA: data })
  const keep = (graph: string, ...more: string[]) => cli('run', graph, '--clock', 'virtual', '--record', ...more)
  /** All that the command line knows of them. */
  const listed = async () =>
    recordingSchema
      .extend({ run: recordingSchema.shape.tasks.nullable() })
      .array()
      .parse(JSON.parse((await cli('recordings', 'list', '--json')).out))
  return { folder, data, cli, keep, listed, to: (name: string): string => join(folder, name) }
}

/** The app on that data, with one page. */
async function app(data: string) {
  const services = await Services.create({ locations: locations(here), data, language: 'en' })
  const session = new Session(services, { host: 'browser', dialogs: null, send: () => {}, backlog: () => 0 })
  onTestFinished(async () => {
    session.close()
    await services.close()
  })
  const ask = async (name: string, req: object): Promise<unknown> => {
    const reply = await session.call(name, req)
    return reply.ok ? reply.value : reply.error.code
  }
  const list = async () => ((await ask('recording.list', {})) as { runs: KeptRun[] }).runs
  return { ask, list }
}

const known = ({ title, outcome, tasks, counted, imported }: KeptRun) => ({ title, outcome, tasks, counted, imported })

test('--record keeps the run where a running app finds it when it looks: whole, counted, and to be opened', async () => {
  const { data, keep } = await user()
  const it = await app(data)
  const before = await it.list()
  const { code, err } = await keep(KITCHEN)
  const [run, ...others] = await it.list()
  const graph = (await it.ask('recording.openGraph', { id: run!.id })) as { files: { path: string }[] }
  expect({
    code,
    said: err === `Kept as ${run?.id}\n`,
    before,
    run: known(run!),
    others,
    opened: await it.ask('recording.open', { id: run!.id }),
    files: graph.files.map(({ path }) => path).sort(),
  }).toEqual({
    code: 0,
    said: true,
    before: [],
    run: { title: 'Pizza kitchen', outcome: 'finished', tasks: 6, counted: true, imported: false },
    others: [],
    opened: { run: 1 },
    files: ['pizza-kitchen.taskgraph.yaml', 'pizza-kitchen/chef.ts', 'pizza-kitchen/waiter.ts'],
  })
})

test('with a folder it is written there and nowhere else; importing the folder keeps all runs in it', async () => {
  const { keep, cli, listed, to } = await user()
  const first = await keep(KITCHEN, to('runs'))
  await keep(LOCKS, to('runs'))
  await writeFile(to('runs/notes.txt'), 'the one before the fix is the first')
  const folders = (await readdir(to('runs'))).filter(name => RUN.test(name)).sort()
  const before = await listed()
  const imported = await cli('recordings', 'import', to('runs'))
  const again = await cli('recordings', 'import', join(to('runs'), folders[0]!, 'run.json'))
  const ids = [...imported.out.trim().split('\n'), again.out.trim()]
  expect({
    said: first.err === `Recorded in ${join(to('runs'), folders[0]!)}\n`,
    files: (await readdir(join(to('runs'), folders[0]!))).sort(),
    before,
    code: [imported.code, again.code],
    news: ids.every(id => RUN.test(id) && !folders.includes(id)),
    after: (await listed()).map(known),
  }).toEqual({
    said: true,
    files: ['000000.yplog', 'run.json', 'sources.json'],
    before: [],
    code: [0, 0],
    news: true,
    after: [
      { title: 'A deadlock of two locks', outcome: 'killed', tasks: 2, counted: true, imported: true },
      { title: 'Pizza kitchen', outcome: 'finished', tasks: 6, counted: true, imported: true },
      { title: 'Pizza kitchen', outcome: 'finished', tasks: 6, counted: true, imported: true },
    ],
  })
})

test('the log goes up to the deadlock that the run was ended in', async () => {
  const { cli, keep, to } = await user()
  const { code, err } = await keep(LOCKS)
  const id = /Kept as (\S+)/.exec(err)![1]!
  await cli('recordings', 'export', id, '--as', 'trace', '--to', to('locks.json'))
  const { traceEvents } = JSON.parse(await readFile(to('locks.json'), 'utf8'))
  expect({ code, told: traceEvents.some(({ name }: { name: string }) => /deadlock/i.test(name)) }).toEqual({
    code: 3,
    told: true,
  })
})

test('recordings list, export, import and check', async () => {
  const { cli, keep, to } = await user()
  const none = await cli('recordings', 'list')
  await keep(KITCHEN)
  const list = await cli('recordings', 'list')
  const [id, outcome] = list.out.split(/\s+/)
  const exported = await cli('recordings', 'export', id!, '--to', to('kitchen'))
  await cli('recordings', 'export', id!, '--as', 'csv', '--to', to('kitchen.csv'))
  const imported = await cli('recordings', 'import', to('kitchen.yprun'))
  const check = await cli('recordings', 'check', imported.out.trim())
  expect({
    none,
    list: { outcome, lines: list.out.trim().split('\n').length },
    exported: exported.out,
    csv: (await readFile(to('kitchen.csv'), 'utf8')).trim().split(/\r?\n/).length,
    check: { code: check.code, same: /^The same: all \d+ events\n$/.test(check.out) },
  }).toEqual({
    none: { code: 0, out: '', err: '' },
    list: { outcome: 'finished', lines: 1 },
    exported: `${to('kitchen.yprun')}\n`,
    csv: 7,
    check: { code: 0, same: true },
  })
})

test('what cannot be done ends with 2, a sentence, and nothing kept', async () => {
  const { cli, listed, to } = await user()
  await writeFile(to('some.txt'), 'no run')
  const failed = await Promise.all([
    cli('recordings', 'export', '20260101T000000000Z-00000000'),
    cli('recordings', 'check', '20260101T000000000Z-00000000'),
    cli('recordings', 'import', to('nowhere')),
    cli('recordings', 'import', to('.')),
    cli('recordings', 'import', to('some.txt')),
    cli('recordings', 'export', 'x', '--as', 'video'),
  ])
  expect({
    failed: failed.map(({ code, out, err }) => ({ code, out, says: err.length > 20, stack: err.includes('    at ') })),
    kept: await listed(),
  }).toEqual({ failed: failed.map(() => ({ code: 2, out: '', says: true, stack: false })), kept: [] })
})

test('where nothing can be kept, the run runs all the same, and says why it is not kept', async () => {
  const { keep, to } = await user()
  await writeFile(to('runs'), 'a file where a folder should be')
  const { code, out, err } = await keep(KITCHEN, to('runs'))
  expect({ code, ran: out.includes('6 finished'), why: err.includes(to('runs')), kept: /Recorded/.test(err) }).toEqual({
    code: 0,
    ran: true,
    why: true,
    kept: false,
  })
})

test('--help is in the language of the user', async () => {
  const { data } = await user()
  const inJapanese = (...args: string[]) =>
    runCli([...args, '--help'], { YIELDPOINT_DATA: data, LC_ALL: 'ja_JP.UTF-8' })
  const all = await Promise.all(['run', 'check', 'serve', 'open', 'attach', 'recordings'].map(name => inJapanese(name)))
  const inner = await Promise.all(['list', 'export', 'import', 'check'].map(name => inJapanese('recordings', name)))
  const whole = [await inJapanese(), ...all, ...inner].map(({ out }) => out)
  const english = /\b(?:the|Options|Usage|Commands|Arguments|display|default)\b/
  expect(whole.map(text => ({ japanese: /[ぁ-ん]/.test(text), english: english.exec(text)?.[0] }))).toEqual(
    whole.map(() => ({ japanese: true, english: undefined })),
  )
})
