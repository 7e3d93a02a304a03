import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DocumentChange, Documents } from '../../electron/services/documents.ts'
import type { Doc } from '../../shared/protocol/documents.ts'
import { TestDisk } from '../support/test-disk.ts'

const GRAPH = `taskgraph: 1
name: Kitchen
settings: { clock: virtual, seed: 7 }
tasks:
  chef: { script: ./chef.ts }
`
const CHEF = `import { sleep } from 'yieldpoint'
export default async function chef() { await sleep(1) }
`

let disk: TestDisk
let documents: Documents
let told: DocumentChange[]
beforeEach(async () => {
  disk = await TestDisk.with({ 'k/kitchen.taskgraph.yaml': GRAPH, 'k/chef.ts': CHEF })
  let ids = 0
  documents = new Documents(disk, () => `d${++ids}`)
  told = []
  documents.onChange(change => told.push(change))
})
afterEach(() => disk.remove())

const openKitchen = () => documents.open(disk.path('k/kitchen.taskgraph.yaml'))
const openBundled = () => documents.openBundled('pizza', disk.path('k/kitchen.taskgraph.yaml'))
/** The next change there is told of. */
const nextDoc = () =>
  new Promise<Doc>(resolve => {
    const stop = documents.onChange(change => {
      stop()
      if ('changed' in change) resolve(change.changed)
    })
  })
const brief = (doc: Doc) => doc.files.map(file => `${file.path}${file.dirty ? '*' : ''}`)
const codes = (doc: Doc) => doc.problems.map(problem => problem.error.code)

test('a document opens with the scripts it uses and says what the text says', async () => {
  const doc = await openKitchen()
  const { name, title, clock, seed, problems } = doc
  expect({ name, title, clock, seed, problems, files: brief(doc), watched: disk.watched }).toEqual({
    name: 'kitchen.taskgraph.yaml',
    title: 'Kitchen',
    clock: 'virtual',
    seed: 7,
    problems: [],
    files: ['kitchen.taskgraph.yaml', 'chef.ts'],
    watched: ['k/kitchen.taskgraph.yaml', 'k/chef.ts'],
  })
})

test('the same file opened twice is one document', async () => {
  const [a, b] = await Promise.all([openKitchen(), documents.open(disk.path('k/../k/kitchen.taskgraph.yaml'))])
  expect(a.id).toBe(b.id)
})

test('an edit makes a file dirty and checks the whole; editing it back makes it clean', async () => {
  const { id } = await openKitchen()
  const broken = documents.edit(id, 'chef.ts', 'export default async function chef( {')
  expect({ files: brief(broken), codes: codes(broken) }).toEqual({
    files: ['kitchen.taskgraph.yaml', 'chef.ts*'],
    codes: ['script/syntax'],
  })
  const mended = documents.edit(id, 'chef.ts', CHEF)
  expect({ files: brief(mended), codes: codes(mended) }).toEqual({
    files: ['kitchen.taskgraph.yaml', 'chef.ts'],
    codes: [],
  })
})

test('a file that is no part of the document cannot be edited', async () => {
  const { id } = await openKitchen()
  expect(() => documents.edit(id, '../secret.ts', 'x')).toThrow(expect.objectContaining({ code: 'host/unknown-file' }))
})

test('saving writes what is dirty, scripts before the graph', async () => {
  const { id } = await openKitchen()
  documents.edit(id, 'kitchen.taskgraph.yaml', GRAPH.replace('Kitchen', 'Bakery'))
  documents.edit(id, 'chef.ts', `${CHEF}// baker\n`)
  const saved = await documents.save(id)
  expect({ written: disk.written, files: brief(saved), title: saved.title }).toEqual({
    written: ['k/chef.ts', 'k/kitchen.taskgraph.yaml'],
    files: ['kitchen.taskgraph.yaml', 'chef.ts'],
    title: 'Bakery',
  })
})

test('a save that fails keeps the text and the mark', async () => {
  const { id } = await openKitchen()
  const text = `${CHEF}// kept\n`
  documents.edit(id, 'chef.ts', text)
  disk.full = 'k/chef.ts'
  await expect(documents.save(id)).rejects.toMatchObject({ code: 'files/no-space' })
  expect({
    on: await disk.text('k/chef.ts'),
    here: documents.get(id).text('chef.ts'),
    dirty: documents.dirty.length,
  }).toEqual({
    on: CHEF,
    here: text,
    dirty: 1,
  })
})

test('a bundled graph is saved to a new place, with its scripts, and is the user’s from then on', async () => {
  const { id } = await openBundled()
  await expect(documents.save(id)).rejects.toMatchObject({ code: 'host/needs-place' })
  await disk.put('me/other.txt', '')
  const saved = await documents.saveAs(id, disk.path('me/mine'))
  expect({ path: saved.path, bundled: saved.bundled, files: brief(saved), written: disk.written }).toEqual({
    path: disk.path('me/mine.taskgraph.yaml'),
    bundled: null,
    files: ['mine.taskgraph.yaml', 'chef.ts'],
    written: ['me/chef.ts', 'me/mine.taskgraph.yaml'],
  })
})

test('Save As never replaces another script of the same name', async () => {
  await disk.put('me/chef.ts', 'another chef')
  const { id } = await openBundled()
  await expect(documents.saveAs(id, disk.path('me/mine.taskgraph.yaml'))).rejects.toMatchObject({
    code: 'host/would-overwrite',
  })
  expect({ written: disk.written, chef: await disk.text('me/chef.ts') }).toEqual({
    written: [],
    chef: 'another chef',
  })
})

test('closing with unsaved changes is refused unless they are given up', async () => {
  const { id } = await openKitchen()
  documents.edit(id, 'chef.ts', '')
  expect(() => documents.close(id, false)).toThrow(expect.objectContaining({ code: 'host/unsaved-changes' }))
  documents.close(id, true)
  expect({ list: documents.list, watched: disk.watched, told: told.at(-1) }).toEqual({
    list: [],
    watched: [],
    told: { closed: id },
  })
})

test('a clean file follows the disk; unsaved text is kept, and the user told', async () => {
  const { id } = await openKitchen()
  const first = nextDoc()
  await disk.change('k/chef.ts', `${CHEF}// from outside\n`)
  expect((await first).files[1]).toEqual({ path: 'chef.ts', text: `${CHEF}// from outside\n`, dirty: false })

  documents.edit(id, 'chef.ts', `${CHEF}// mine\n`)
  const second = nextDoc()
  await disk.change('k/chef.ts', `${CHEF}// theirs\n`)
  const doc = await second
  expect({ text: doc.files[1]?.text, dirty: doc.files[1]?.dirty, codes: codes(doc) }).toEqual({
    text: `${CHEF}// mine\n`,
    dirty: true,
    codes: ['host/changed-on-disk'],
  })
  expect(codes(await documents.save(id))).toEqual([])
  expect(told.length).toBeGreaterThan(0)
})

test('of two texts of a file the user takes one: theirs gives up what was typed, mine is not asked about again', async () => {
  const { id } = await openKitchen()
  const conflict = async () => {
    documents.edit(id, 'chef.ts', `${CHEF}// mine\n`)
    const noticed = nextDoc()
    await disk.change('k/chef.ts', `${CHEF}// theirs ${disk.written.length}\n`)
    return codes(await noticed)
  }
  const look = (doc: Doc) => ({ text: doc.files[1]?.text, dirty: doc.files[1]?.dirty, codes: codes(doc) })
  const before = await conflict()
  const onDisk = documents.get(id).onDisk('chef.ts')
  const mine = look(documents.keep(id, 'chef.ts'))
  await documents.save(id)
  await conflict()
  const theirs = look(documents.reload(id, 'chef.ts'))
  expect({ before, onDisk, mine, theirs }).toEqual({
    before: ['host/changed-on-disk'],
    onDisk: `${CHEF}// theirs 0\n`,
    mine: { text: `${CHEF}// mine\n`, dirty: true, codes: [] },
    theirs: { text: `${CHEF}// theirs 1\n`, dirty: false, codes: [] },
  })
})

test('a file that is deleted outside stays open, unsaved', async () => {
  await openKitchen()
  const change = nextDoc()
  await disk.change('k/kitchen.taskgraph.yaml', null)
  await change
  const [doc] = documents.dirty
  expect(doc && { files: brief(doc), codes: codes(doc) }).toEqual({
    files: ['kitchen.taskgraph.yaml*', 'chef.ts'],
    codes: ['host/gone-from-disk'],
  })
})

test('while the graph is half typed, its scripts stay open', async () => {
  const { id } = await openKitchen()
  const half = documents.edit(id, 'kitchen.taskgraph.yaml', 'taskgraph: 1\ntasks: { che')
  expect({ files: brief(half), wrong: half.problems.length > 0 }).toEqual({
    files: ['kitchen.taskgraph.yaml*', 'chef.ts'],
    wrong: true,
  })
})

test('a new graph has nothing wrong with it', () => {
  const doc = documents.create()
  expect({ name: doc.name, codes: codes(doc), dirty: doc.files.some(file => file.dirty) }).toEqual({
    name: 'untitled-1.taskgraph.yaml',
    codes: [],
    dirty: false,
  })
})
