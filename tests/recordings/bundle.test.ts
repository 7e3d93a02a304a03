/** One file out, one file in; and files of strangers. */
import { randomBytes } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pack } from '../../electron/recordings/bundle/pack.ts'
import { unpack } from '../../electron/recordings/bundle/unpack.ts'
import { Recordings } from '../../electron/recordings/recordings.ts'
import { targetOf, writeFileWhole } from '../../electron/recordings/whole-file.ts'
import { BEGINNING, codeOf, testFolder } from './support.ts'

const SEGMENTS = [randomBytes(200_000), randomBytes(3), Buffer.alloc(0)]

/** A recording with those bytes for a log, exported. */
async function exported() {
  const data = await testFolder()
  const recordings = await Recordings.open(data)
  const { id, folder } = await recordings.begin(BEGINNING)
  for (const [i, bytes] of SEGMENTS.entries()) await writeFile(join(folder, `00000${i + 2}.yplog`), bytes)
  const path = join(data, 'kitchen.yprun')
  await pack(folder, targetOf(path), () => {})
  return { data, path, id }
}

async function imported(path: string, limitBytes?: number) {
  const folder = join(await testFolder(), 'in')
  const progress: number[] = []
  const unpacking = {
    path,
    folder,
    id: '20260101-000000-00000000',
    progress: (done: number) => progress.push(done),
  }
  const result = unpack(limitBytes === undefined ? unpacking : { ...unpacking, limitBytes })
  const code = await codeOf(result)
  const files = await readdir(folder).catch(() => null)
  return { code, files, folder, progress, manifest: await result.catch(() => null) }
}

/** The file with something done to what is unpacked. */
async function tampered(change: (text: string) => string): Promise<string> {
  const { path } = await exported()
  await writeFile(path, gzipSync(Buffer.from(change(gunzipSync(await readFile(path)).toString('latin1')), 'latin1')))
  return path
}

test('what was exported comes back whole, under a name of its own, unpinned and marked', async () => {
  const { path } = await exported()
  const { code, files, folder, manifest, progress } = await imported(path)
  const bytes = await Promise.all(SEGMENTS.map((_, i) => readFile(join(folder, `00000${i + 2}.yplog`))))
  const { id, outcome, pinned, imported: mark, seed } = manifest!.recording
  expect({
    code,
    files,
    same: bytes.every((each, i) => each.equals(SEGMENTS[i]!)),
    id,
    outcome,
    pinned,
    mark,
    seed,
  }).toEqual({
    code: 'no error',
    files: ['000002.yplog', '000003.yplog', '000004.yplog', 'run.json', 'sources.json'],
    same: true,
    id: '20260101-000000-00000000',
    outcome: 'interrupted',
    pinned: false,
    mark: true,
    seed: 7,
  })
  expect(progress.at(-1)).toBe(1)
})

test.each([
  ['a name that leads elsewhere', 'recording/import-damaged', (t: string) => t.replace('000002.yplog', '../../../etc')],
  ['an absolute name', 'recording/import-damaged', (t: string) => t.replace('000002.yplog', '/tmp/02.ypl')],
  ['a segment twice', 'recording/import-damaged', (t: string) => t.replace('000003.yplog', '000002.yplog')],
  ['a second run.json', 'recording/import-damaged', (t: string) => t.replace('"sources.json"', '"run.json"')],
  ['an end that came early', 'recording/import-damaged', (t: string) => t.slice(0, -20)],
  ['half of it', 'recording/import-damaged', (t: string) => t.slice(0, 50_000)],
  ['a manifest of another shape', 'recording/import-damaged', (t: string) => t.replace('"workers"', '"porkers"')],
  [
    'a manifest of a newer version',
    'recording/import-too-new',
    (t: string) => t.replace('"version": 1', '"version": 9'),
  ],
  ['a file of a newer version', 'recording/import-too-new', (t: string) => t.replace('{"yprun":1}', '{"yprun":2}')],
  ['a number of bytes that is none', 'recording/import-damaged', (t: string) => t.replace(/"bytes":\d+/, '"bytes":-1')],
  ['gzip of something else', 'recording/not-yprun', () => 'PK\x03\x04 and so on'],
  ['nothing', 'recording/not-yprun', () => ''],
])('%s is refused with %s, and nothing is left', async (_, code, change) => {
  expect(await imported(await tampered(change))).toMatchObject({ code, files: null })
})

test('a file that is no gzip, or a gzip that was cut off, is refused', async () => {
  const { path, data } = await exported()
  const whole = await readFile(path)
  const cut = join(data, 'cut.yprun')
  await writeFile(cut, whole.subarray(0, whole.length / 2))
  const other = join(data, 'other.yprun')
  await writeFile(other, 'name: a graph, perhaps\n')
  const files = [await imported(cut), await imported(other), await imported(join(data, 'none.yprun'))]
  expect(files.map(({ code, files }) => [code, files])).toEqual([
    ['recording/import-damaged', null],
    ['recording/not-yprun', null],
    ['files/not-found', null],
  ])
})

test('a folder comes in as if it had been exported, by its run.json too, and is trusted no more', async () => {
  const { data, id } = await exported()
  const folder = join(data, 'recordings', id)
  await writeFile(join(folder, 'notes.txt'), 'not part of it')
  const [whole, byName] = [await imported(folder), await imported(join(folder, 'run.json'))]
  const bytes = await Promise.all(SEGMENTS.map((_, i) => readFile(join(whole.folder, `00000${i + 2}.yplog`))))
  await writeFile(join(folder, 'sources.json'), '{"version":1,"file":"../../etc/passwd"}')
  const [damaged, none] = [await imported(folder), await imported(data)]
  const { outcome, pinned, imported: mark } = whole.manifest!.recording
  expect({
    same: bytes.every((each, i) => each.equals(SEGMENTS[i]!)),
    recording: { outcome, pinned, mark },
    files: [whole.files?.toSorted(), byName.files?.toSorted()],
    refused: [damaged, none].map(({ code, files }) => [code, files]),
    done: whole.progress.at(-1),
  }).toEqual({
    same: true,
    recording: { outcome: 'interrupted', pinned: false, mark: true },
    files: Array.from({ length: 2 }, () => [
      ...SEGMENTS.map((_, i) => `00000${i + 2}.yplog`),
      'run.json',
      'sources.json',
    ]),
    refused: [
      ['recording/import-damaged', null],
      ['recording/not-yprun', null],
    ],
    done: 1,
  })
})

test('a log that is not the one of the digest is refused', async () => {
  const digest = `"digest": "${'0'.repeat(64)}"`
  const path = await tampered(text => {
    const grown = text.replace('"digest": null', digest)
    return grown.replace(/"run.json","bytes":(\d+)/, (_, n) => `"run.json","bytes":${Number(n) + digest.length - 14}`)
  })
  expect(await imported(path)).toMatchObject({ code: 'recording/import-damaged', files: null })
})

test('what unpacks to more than the limit is refused as soon as it does, however small it is', async () => {
  const { data } = await exported()
  const path = join(data, 'bomb.yprun')
  const head = '{"yprun":1}\n{"entry":"000000.yplog","bytes":5000000000}\n'
  await writeFile(path, gzipSync(Buffer.concat([Buffer.from(head), Buffer.alloc(64 * 1024 * 1024)])))
  const { code, files } = await imported(path, 1024 * 1024)
  expect({ code, files, small: (await stat(path)).size < 100_000 }).toEqual({
    code: 'recording/import-too-large',
    files: null,
    small: true,
  })
})

test('a disk that fills up while exporting leaves nothing behind', async () => {
  const { data, path } = await exported()
  const before = await readdir(data)
  const full = new Writable({ write: (_, __, done) => done(Object.assign(new Error('full'), { code: 'ENOSPC' })) })
  const code = await codeOf(writeFileWhole(targetOf(path), [Readable.from([Buffer.from('x')])], () => full))
  expect({ code, files: await readdir(data) }).toEqual({ code: 'files/no-space', files: before })
})
