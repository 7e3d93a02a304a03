/** The list of kept runs, over restarts, crashes and damage. */
import { spawnSync } from 'node:child_process'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Recordings } from '../../electron/recordings/recordings.ts'
import type { Recording } from '../../shared/protocol/recordings.ts'
import { BEGINNING, codeOf, testFolder } from './support.ts'

const DONE = { outcome: 'finished', tasks: 7, events: 400, duration: 2_500_000, bytes: 6_000 } as const

/** Begins runs, ends all but the last, and ends itself in the middle of it, as a kill would. */
async function crashed(data: string): Promise<string[]> {
  const recordings = await Recordings.open(data)
  const ids: string[] = []
  for (const seed of [1, 2, 3])
    ids.push((await recordings.begin({ ...BEGINNING, seed, startedAtMs: BEGINNING.startedAtMs + seed * 1000 })).id)
  for (const id of ids.slice(0, 2)) await recordings.amend(id, { recording: DONE, pid: null })
  await recordings.rename(ids[0]!, '  before the fix ')
  await recordings.pin(ids[0]!, true)
  return ids
}

const known = (list: readonly Recording[]) =>
  list.map(({ seed, name, pinned, outcome, tasks }) => ({ seed, name, pinned, outcome, tasks }))

const AFTER_A_CRASH = [
  { seed: 3, name: null, pinned: false, outcome: 'interrupted', tasks: 0 },
  { seed: 2, name: null, pinned: false, outcome: 'finished', tasks: 7 },
  { seed: 1, name: 'before the fix', pinned: true, outcome: 'finished', tasks: 7 },
]

test('after a crash everything is there, and what went on then is said to be interrupted', async () => {
  const data = await testFolder()
  await crashed(data)
  const again = await Recordings.open(data)
  expect({ list: known(again.list), notes: again.notes }).toEqual({ list: AFTER_A_CRASH, notes: [] })
})

test('a damaged catalogue is put aside, made anew from the folders, and the user told', async () => {
  const data = await testFolder()
  await crashed(data)
  const catalogue = join(data, 'recordings.sqlite')
  for (const part of ['-wal', '-shm']) await rm(catalogue + part, { force: true }) // else SQLite mends it
  await writeFile(catalogue, 'SQLite format 3\0 or so, and then nothing of the kind'.repeat(200))
  const again = await Recordings.open(data)
  await again.close()
  expect({
    list: known(again.list),
    notes: again.notes.map(({ code, details }) => [code, (details as { runs: number }).runs]),
    kept: (await readdir(data)).includes('recordings.sqlite.bad'),
    // and the new one is whole
    next: known((await Recordings.open(data)).list),
  }).toEqual({
    list: AFTER_A_CRASH,
    notes: [['recording/catalogue-rebuilt', 3]],
    kept: true,
    next: AFTER_A_CRASH,
  })
})

test('a catalogue that is missing is made anew without a word', async () => {
  const data = await testFolder()
  await crashed(data)
  for (const part of ['', '-wal', '-shm']) await rm(join(data, `recordings.sqlite${part}`), { force: true })
  const again = await Recordings.open(data)
  expect({ list: known(again.list), notes: again.notes }).toEqual({ list: AFTER_A_CRASH, notes: [] })
})

test('a recording whose run.json is damaged, or of a newer version, is left alone and named', async () => {
  const data = await testFolder()
  const [first, second] = await crashed(data)
  await rm(join(data, 'recordings.sqlite'))
  await writeFile(join(data, 'recordings', first!, 'run.json'), '{"version":1,"recor')
  await writeFile(join(data, 'recordings', second!, 'run.json'), '{"version":99}')
  const again = await Recordings.open(data)
  expect({ list: known(again.list), notes: again.notes.map(({ code }) => code).sort() }).toEqual({
    list: [AFTER_A_CRASH[0]],
    notes: ['recording/manifest-bad', 'recording/too-new'],
  })
})

test('a pinned run and one that goes on are not deleted; another is gone at once', async () => {
  const data = await testFolder()
  const recordings = await Recordings.open(data)
  const { id } = await recordings.begin(BEGINNING)
  const running = await codeOf(recordings.delete(id))
  await recordings.amend(id, { recording: DONE, pid: null })
  await recordings.pin(id, true)
  const pinned = await codeOf(recordings.delete(id))
  await recordings.pin(id, false)
  const told: unknown[] = []
  recordings.onChange(change => told.push(change))
  await recordings.delete(id)
  expect({
    running,
    pinned,
    told,
    left: await readdir(join(data, 'recordings')),
    again: await codeOf(recordings.delete(id)),
  }).toEqual({
    running: 'recording/running',
    pinned: 'recording/pinned',
    told: [{ removed: id }],
    left: [],
    again: 'recording/unknown',
  })
})

test('changes of one recording at the same time all come to stand', async () => {
  const data = await testFolder()
  const recordings = await Recordings.open(data)
  const { id } = await recordings.begin(BEGINNING)
  const after = { seq: 5, events: 5, entries: 3, at: 10 }
  await Promise.all([
    recordings.intervened(id, { do: 'cancel', task: 1, name: 'a', reason: null, after }),
    recordings.pin(id, true),
    recordings.intervened(id, { do: 'stop', reason: null, after }),
    recordings.rename(id, 'x'),
    recordings.amend(id, { recording: DONE, pid: null }),
  ])
  const { recording, byHand } = await recordings.manifest(id)
  expect({ ...recording, byHand: byHand.map(done => done.do) }).toMatchObject({
    ...{ ...DONE, name: 'x', pinned: true, interventions: 2 },
    byHand: ['cancel', 'stop'],
  })
})

test('what another process does is found by looking again: runs begun, ended, taken away, mended', async () => {
  const data = await testFolder()
  const mine = await Recordings.open(data)
  const others = await Recordings.open(data) // as another process would
  const [first, second, third] = await crashed(data)
  await others.refresh()
  const going = await mine.begin({ ...BEGINNING, seed: 9 })
  const told: string[] = []
  mine.onChange(change => told.push('removed' in change ? 'removed' : change.changed.outcome))

  await writeFile(join(data, 'recordings', second!, 'run.json'), '{"version":1,"recor')
  await mine.refresh()
  const damaged = { seeds: mine.list.map(({ seed }) => seed), notes: mine.notes.map(({ code }) => code) }
  await mine.refresh() // says it once
  const notes = mine.notes.length

  await rm(join(data, 'recordings', second!), { recursive: true })
  await others.amend(third!, { recording: { ...DONE, counted: true }, pid: null })
  await others.rename(first!, 'after all')
  told.length = 0
  await mine.refresh()
  expect({
    damaged,
    notes,
    told,
    after: known(mine.list),
    afterNotes: mine.notes,
    going: mine.get(going.id).outcome,
  }).toEqual({
    damaged: { seeds: [3, 1, 9], notes: ['recording/manifest-bad'] },
    notes: 1,
    told: ['finished', 'finished'],
    after: [
      { seed: 3, name: null, pinned: false, outcome: 'finished', tasks: 7 },
      { seed: 1, name: 'after all', pinned: true, outcome: 'finished', tasks: 7 },
      { seed: 9, name: null, pinned: false, outcome: 'running', tasks: 0 },
    ],
    afterNotes: [],
    going: 'running',
  })
})

test('one that was taken away elsewhere is gone from the list; a folder that cannot be looked into takes none', async () => {
  const data = await testFolder()
  const recordings = await Recordings.open(data)
  const { id } = await recordings.begin(BEGINNING)
  await recordings.amend(id, { recording: DONE, pid: null })
  const told: unknown[] = []
  recordings.onChange(change => told.push(change))
  await rename(join(data, 'recordings'), join(data, 'away'))
  await recordings.refresh()
  const away = recordings.list.length
  await rename(join(data, 'away'), join(data, 'recordings'))
  await rm(join(data, 'recordings', id), { recursive: true })
  await recordings.refresh()
  expect({ away, told, list: recordings.list, code: await codeOf((async () => recordings.manifest(id))()) }).toEqual({
    away: 1,
    told: [{ removed: id }],
    list: [],
    code: 'recording/unknown',
  })
})

test('what an ended process left half made or half taken away is cleared up; what one that is there is at is not touched', async () => {
  const data = await testFolder()
  const [id] = await crashed(data)
  const folder = join(data, 'recordings')
  const gone = spawnSync(process.execPath, ['--version']).pid
  const there = process.ppid
  const left = [`.new-${gone}-${id}`, `.gone-${gone}-${id}`]
  const busy = [`.new-${there}-${id}`, `.gone-${there}-${id}`, '.hidden']
  for (const name of [...left, ...busy]) await mkdir(join(folder, name))
  await Recordings.open(data)
  expect((await readdir(folder)).filter(name => name.startsWith('.')).sort()).toEqual(busy.sort())
})
