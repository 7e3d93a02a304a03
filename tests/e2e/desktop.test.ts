import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Reply } from '../../shared/protocol/commands.ts'
import type { Doc } from '../../shared/protocol/documents.ts'
import type { Bridge } from '../../shared/protocol/host.ts'
import { type Desktop, type DesktopOptions, startDesktop } from './support/desktop.ts'

const GRAPH = `taskgraph: 1
name: Two sleepers
tasks:
  short: { sleep: 0.1 }
  long: { sleep: 600 }
`

let folder: string
let file: string
let desktop: Desktop | null = null

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yieldpoint-desktop-'))
  file = join(folder, 'sleepers.taskgraph.yaml')
  await writeFile(file, GRAPH)
})
afterEach(async () => {
  await desktop?.close()
  desktop = null
  await rm(folder, { recursive: true, force: true })
})

async function start(options: DesktopOptions = {}): Promise<Desktop> {
  desktop = await startDesktop({ folder: join(folder, 'data'), ...options })
  return desktop
}

type PageWithBridge = typeof globalThis & { yieldpoint: Bridge }

/** As the page itself would ask. */
const call = ({ page }: Desktop, name: string, req: unknown) =>
  page.evaluate(([n, r]) => (globalThis as PageWithBridge).yieldpoint.call(n, r), [name, req] as const)

async function openDoc(app: Desktop): Promise<Doc> {
  const hello = (await call(app, 'app.hello', {})) as Reply<{ docs: Doc[] }>
  const doc = hello.ok ? hello.value.docs[0] : undefined
  if (!doc) throw new Error('no document is open')
  return doc
}

async function edit(app: Desktop, text: string): Promise<void> {
  const { id, name } = await openDoc(app)
  await call(app, 'doc.edit', { doc: id, file: name, text })
}

const changed = GRAPH.replace('Two sleepers', 'Two light sleepers')

test('it starts with the library, in a window that has nothing but the bridge', async () => {
  const app = await start()
  await app.page.getByText('Pizza kitchen').first().waitFor()
  const reachable = await app.page.evaluate(() => ['require', 'process', 'module'].filter(name => name in globalThis))
  const bridge = await app.page.evaluate(() => Object.keys((globalThis as PageWithBridge).yieldpoint).sort())
  expect({ reachable, bridge, complaints: app.complaints }).toEqual({
    reachable: [],
    bridge: ['call', 'onPush'],
    complaints: [],
  })
})

test('a file named at the start is shown', async () => {
  const app = await start({ file })
  await app.page.getByText('sleepers.taskgraph.yaml').first().waitFor()
  expect((await openDoc(app)).path).toBe(file)
})

test('File, Open asks with the system’s dialog; what is chosen is shown, and offered again under Open Recent', async () => {
  const app = await start()
  await app.page.getByText('Pizza kitchen').first().waitFor()
  await app.answer({ path: file })
  await app.menu('file.open')
  await app.page.getByText('sleepers.taskgraph.yaml').first().waitFor()
  expect({ dialogs: (await app.dialogs()).map(dialog => dialog.kind), labels: await app.menuLabels() }).toEqual({
    dialogs: ['open'],
    labels: expect.arrayContaining(['sleepers.taskgraph.yaml']),
  })
})

test('a second start hands its file to the first', async () => {
  const app = await start()
  await app.page.getByText('Pizza kitchen').first().waitFor()
  await app.secondInstance(['electron', '.', file])
  await app.page.getByText('sleepers.taskgraph.yaml').first().waitFor()
})

test('a graph is run and its task cancelled from the menu', async () => {
  const app = await start({ file })
  await app.page.getByText('sleepers.taskgraph.yaml').first().waitFor()
  await app.menu('run.start')
  const long = app.page.getByRole('row', { name: /long/ }).first()
  await long.click()
  await app.menu('task.cancel')
  await long.getByText('cancelled').first().waitFor()
})

test('File, Save writes the file', async () => {
  const app = await start({ file })
  await app.page.getByText('sleepers.taskgraph.yaml').first().waitFor()
  await edit(app, changed)
  await app.menu('file.save')
  await expect.poll(() => readFile(file, 'utf8')).toBe(changed)
})

test('closing with changes asks: Cancel keeps the window, Don’t Save leaves the file as it was', async () => {
  const app = await start({ file })
  await edit(app, changed)
  await app.closeWindow()
  await expect.poll(async () => (await app.dialogs()).length).toBe(1)
  await app.answer({ button: 2 })
  expect((await openDoc(app)).files[0]?.text).toBe(changed)
  await app.closeWindow()
  await expect.poll(async () => (await app.dialogs()).length).toBe(2)
  const [{ buttons, message } = { buttons: [], message: '' }] = await app.dialogs()
  await app.answer({ button: 1 })
  expect({
    buttons,
    named: message.includes('sleepers.taskgraph.yaml'),
    code: await app.ended,
    file: await readFile(file, 'utf8'),
  }).toEqual({
    buttons: ['Save', 'Don’t Save', 'Cancel'],
    named: true,
    code: 0,
    file: GRAPH,
  })
})

test('a page that dies is loaded again with what was typed; one that dies again at once waits for the user', async () => {
  const app = await start({ file })
  await edit(app, changed)
  await app.killPage()
  await app.page.getByText('was loaded again').first().waitFor()
  const doc = await openDoc(app)
  await app.killPage()
  await expect.poll(async () => (await app.dialogs()).length).toBe(1)
  await app.answer({ button: 0 })
  await app.page.getByText('sleepers.taskgraph.yaml').first().waitFor()
  const [asked] = await app.dialogs()
  expect({ text: doc.files[0]?.text, asked: asked?.message.split('\n')[0] }).toEqual({
    text: changed,
    asked: 'The page stopped working again',
  })
})

test('closing with changes and Save writes them, then ends', async () => {
  const app = await start({ file })
  await edit(app, changed)
  await app.answer({ button: 0 })
  await app.closeWindow()
  expect({ code: await app.ended, file: await readFile(file, 'utf8') }).toEqual({ code: 0, file: changed })
})

test('a file that cannot be opened is said in words, and the app starts all the same', async () => {
  const app = await start({ file: join(folder, 'gone.taskgraph.yaml') })
  await app.page.getByText('Pizza kitchen').first().waitFor()
  await expect
    .poll(async () => (await app.dialogs()).map(dialog => dialog.message).join())
    .toContain('gone.taskgraph.yaml')
})

test('menus speak the language of the settings, from the moment they change', async () => {
  const app = await start()
  await call(app, 'settings.set', { language: 'ja' })
  expect(await app.menuLabels()).toEqual(
    expect.arrayContaining(['ファイル', '名前を付けて保存…', '選択したタスクをキャンセル']),
  )
  await call(app, 'settings.set', { language: 'en' })
  expect(await app.menuLabels()).toEqual(expect.arrayContaining(['File', 'Save as…', 'Cancel the selected task']))
})

test('the page can neither go elsewhere, nor open a window, nor get a permission; a bad message is answered as one', async () => {
  const app = await start()
  const before = app.page.url()
  await app.page.evaluate(() => {
    globalThis.open('https://example.com/')
    globalThis.location.href = 'https://example.com/'
  })
  const granted = await app.page.evaluate(
    async () => (await navigator.permissions.query({ name: 'geolocation' })).state,
  )
  const reply = await call(app, 'run.pause', { run: 'one' })
  await expect
    .poll(
      () =>
        app.page
          .context()
          .pages()
          .filter(page => /example/.test(page.url())).length,
    )
    .toBe(0)
  expect({ url: app.page.url(), granted, reply }).toMatchObject({
    url: before,
    granted: 'denied',
    reply: { ok: false, error: { code: 'host/bad-message' } },
  })
})

test('started to attach, it shows the program; a second start for one that is not there says so', async () => {
  const program = fork(join(import.meta.dirname, '../monitor/programs/bakery.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, YIELDPOINT_DATA: join(folder, 'data') },
  })
  await once(program, 'message')
  try {
    const app = await start({ program: String(program.pid) })
    await app.page.getByRole('heading', { name: `attached: bakery (${program.pid})` }).waitFor()
    await app.page.getByText('held by anna').first().waitFor()
    await app.answer({ button: 0 })
    await app.secondInstance(['electron', '.', '--attach=nobody'])
    await expect.poll(() => app.dialogs()).toHaveLength(1)
    expect((await app.dialogs())[0]?.message).toContain('nobody')
  } finally {
    program.kill('SIGKILL')
  }
})
