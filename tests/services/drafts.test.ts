import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Disk, disk } from '../../electron/services/disk.ts'
import { type Draft, Drafts, DraftsFolder } from '../../electron/services/drafts/index.ts'
import { locations, Services } from '../../electron/services/index.ts'
import { here } from '../support/test-services.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yieldpoint-drafts-'))
})
afterEach(() => rm(folder, { recursive: true }))

const GRAPH = 'taskgraph: 1\ntasks:\n  chef: { script: ./chef.ts }\n'
const CHEF = 'export default async function chef() {}\n'
const places = locations(here)
const start = (on: Disk = disk) =>
  Services.create({ locations: places, data: join(folder, 'data'), language: 'en', disk: on })

/** What is left when the process is killed: the drafts are written, and nobody says good-bye. */
async function crash(services: Services): Promise<void> {
  await services.drafts.flush()
  const [own] = await readdir(join(folder, 'data/drafts'))
  await services.close()
  const left = join(folder, 'data/drafts', own!)
  await writeFile(join(left, 'alive'), '') // it still says that it is there,
  await utimes(join(left, 'alive'), 0, 0) // but has not for long
}

const draft = (order: number, text = 'x'): Draft => ({
  version: 1,
  order,
  name: 'a.yaml',
  path: null,
  bundled: null,
  files: [{ path: 'a.yaml', text, saved: '' }],
})

test('after a crash all that was open is open again, in order, with what was typed', async () => {
  await writeFile(join(folder, 'k.taskgraph.yaml'), GRAPH)
  await writeFile(join(folder, 'chef.ts'), CHEF)
  const before = await start()
  const opened = await before.openFile(join(folder, 'k.taskgraph.yaml'))
  before.documents.edit(opened.id, 'chef.ts', `${CHEF}// typed\n`)
  await before.documents.openBundled('pizza-kitchen', before.library.pathOf('pizza-kitchen'))
  const fresh = before.documents.create()
  before.documents.edit(fresh.id, fresh.name, `${fresh.files[0]!.text}# mine\n`)
  const was = before.documents.list
  await crash(before)

  const after = await start()
  const is = after.documents.list
  await after.close()
  expect(is).toEqual(was)
})

test('what another program did to a file meanwhile is said, and what was typed is kept', async () => {
  await writeFile(join(folder, 'k.taskgraph.yaml'), GRAPH)
  await writeFile(join(folder, 'chef.ts'), CHEF)
  const before = await start()
  const { id } = await before.openFile(join(folder, 'k.taskgraph.yaml'))
  before.documents.edit(id, 'chef.ts', `${CHEF}// mine\n`)
  before.documents.edit(id, 'k.taskgraph.yaml', `${GRAPH}# mine\n`)
  await crash(before)
  await writeFile(join(folder, 'chef.ts'), `${CHEF}// theirs\n`)
  await rm(join(folder, 'k.taskgraph.yaml'))

  const after = await start()
  const [doc] = after.documents.list
  await after.close()
  expect({
    texts: doc?.files.map(file => file.text),
    notes: doc?.problems.map(({ error, at }) => `${error.code} ${at.file}`),
  }).toEqual({
    texts: [`${GRAPH}# mine\n`, `${CHEF}// mine\n`],
    notes: ['host/gone-from-disk k.taskgraph.yaml', 'host/changed-on-disk chef.ts'],
  })
})

test('a crash while a file is being saved does not make it another program’s', async () => {
  const path = join(folder, 'k.taskgraph.yaml')
  await writeFile(path, GRAPH)
  await writeFile(join(folder, 'chef.ts'), CHEF)
  const { promise: written, resolve: isWritten } = Promise.withResolvers<void>()
  const write = async (at: string, text: string) => {
    await disk.write(at, text)
    isWritten()
    await new Promise(() => {}) // the crash comes before the answer
  }
  const before = await start({ ...disk, write })
  const { id } = await before.openFile(path)
  before.documents.edit(id, 'k.taskgraph.yaml', `${GRAPH}# saved\n`)
  void before.documents.save(id)
  await written
  before.documents.edit(id, 'k.taskgraph.yaml', `${GRAPH}# typed since\n`)
  await crash(before)
  const after = await start()
  const [doc] = after.documents.list
  await after.close()
  expect({ text: doc?.files[0]?.text, problems: doc?.problems, disk: await readFile(path, 'utf8') }).toEqual({
    text: `${GRAPH}# typed since\n`,
    problems: [],
    disk: `${GRAPH}# saved\n`,
  })
})

test('what was closed does not come back, nor does an unchanged file that is gone', async () => {
  await writeFile(join(folder, 'k.taskgraph.yaml'), GRAPH)
  await writeFile(join(folder, 'chef.ts'), CHEF)
  const before = await start()
  await before.openFile(join(folder, 'k.taskgraph.yaml'))
  const closed = before.documents.create()
  await before.drafts.flush()
  before.documents.close(closed.id, true)
  await crash(before)
  await rm(join(folder, 'k.taskgraph.yaml'))
  const after = await start()
  const { list } = after.documents
  await after.close()
  expect(list).toEqual([])
})

test('a draft that was damaged is put aside, and the others are read', async () => {
  await writeFile(join(folder, 'a.draft.json'), '{"version":1,"ord')
  await writeFile(join(folder, 'b.draft.json'), JSON.stringify(draft(2)))
  await writeFile(join(folder, 'c.draft.json'), JSON.stringify(draft(1)))
  const left = await new Drafts(folder, () => {}).left()
  expect({ left: left.map(({ doc }) => doc), files: (await readdir(folder)).sort() }).toEqual({
    left: ['c', 'b'],
    files: ['a.draft.json.bad', 'b.draft.json', 'c.draft.json'],
  })
})

test('the last draft is the one that is on disk, and a failure is said once', async () => {
  const failures: string[] = []
  const drafts = new Drafts(join(folder, 'd'), error => failures.push(error.code))
  drafts.keep('a', () => draft(0, 'lost'))
  await drafts.flush()
  drafts.keep('a', () => draft(0, 'lost too'))
  await drafts.flush()
  await mkdir(join(folder, 'd'))
  drafts.keep('a', () => draft(0, 'first'))
  drafts.keep('a', () => draft(0, 'last'))
  await drafts.flush()
  const text = await readFile(join(folder, 'd/a.draft.json'), 'utf8')
  expect({ failures, text: JSON.parse(text).files[0].text }).toEqual({
    failures: ['host/autosave-failed'],
    text: 'last',
  })
})

test('drafts are taken over from apps that are gone, and from no other', async () => {
  const leave = async (name: string, file: string, aliveMs: number | null) => {
    await mkdir(join(folder, name), { recursive: true })
    await writeFile(join(folder, name, file), JSON.stringify(draft(0)))
    if (aliveMs === null) return
    await writeFile(join(folder, name, 'alive'), '')
    await utimes(join(folder, name, 'alive'), aliveMs / 1000, aliveMs / 1000)
  }
  await leave('1-there', 'there.draft.json', 100_000)
  await leave('2-gone', 'gone.draft.json', 100_000)
  await leave('1-silent', 'silent.draft.json', 10_000)
  await leave('1-left', 'left.draft.json', null)
  await leave('notes', 'other.txt', null)
  await leave('2-gone', '.cut.draft.json.2-1-1.tmp', 100_000)
  const claimed = await DraftsFolder.claim(folder, { pid: 7, isThere: pid => pid === 1, nowMs: () => 101_000 })
  const files = (await readdir(claimed.path)).sort()
  await claimed.release()
  expect({ files, others: (await readdir(folder)).filter(name => !claimed.path.endsWith(name)).sort() }).toEqual({
    files: ['alive', 'gone.draft.json', 'left.draft.json', 'silent.draft.json'],
    others: ['1-there', 'notes'],
  })
})
