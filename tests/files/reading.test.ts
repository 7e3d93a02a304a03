import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fileError } from '../../electron/files/errors.ts'
import { listFolder, readGraphFile, sourceReader } from '../../electron/files/index.ts'
import { MAX_TEXT } from '../../shared/graph/limits.ts'

let folder = ''
const at = (name: string) => join(folder, name)
const put = (name: string, content: string | Uint8Array) => writeFileSync(at(name), content)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yieldpoint-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    error => error.code,
  )

test('text comes with \\n and without byte order mark, and says how the file writes it', async () => {
  put('a.yaml', '\uFEFF注文: 1\r\nb: 2')
  expect(await readGraphFile(at('a.yaml'))).toEqual({
    text: '注文: 1\nb: 2',
    format: { bom: true, lineEnd: '\r\n', finalLineEnd: false },
    bytes: 18,
  })
})

test('what cannot be read says why', async () => {
  mkdirSync(at('folder'))
  put('binary', Uint8Array.of(0x61, 0xff, 0xfe))
  put('nul', 'a\0b')
  put('huge', '')
  truncateSync(at('huge'), 200 * 1024 * 1024) // a hole: takes no room, and is refused before it is read
  const names = ['absent', 'folder', 'binary', 'nul', 'huge', 'nul/below']
  expect(await Promise.all(names.map(name => codeOf(readGraphFile(at(name)))))).toEqual([
    'files/not-found',
    'files/is-folder',
    'files/not-text',
    'files/not-text',
    'files/too-large',
    'files/not-folder',
  ])
})

test('a device is not waited for', async () => {
  expect(await codeOf(readGraphFile('/dev/zero'))).toBe('files/not-text')
})

test.each([
  ['EACCES', 'files/no-permission'],
  ['EPERM', 'files/no-permission'],
  ['ENOSPC', 'files/no-space'],
  ['EROFS', 'files/read-only'],
  ['EIO', 'files/system'],
])('the system’s %s is told as %s', (code, expected) => {
  expect(fileError(Object.assign(new Error(code), { code }), '/x')).toMatchObject({ code: expected })
})

test('scripts are read from the graph’s folder and below, and from nowhere else', () => {
  mkdirSync(at('graph/lib'), { recursive: true })
  mkdirSync(at('graph-other'))
  put('secret.ts', 'secret')
  put('graph-other/x.ts', 'secret')
  put('graph/a.ts', 'a\r\n')
  put('graph/lib/b.ts', 'b')
  put('graph/binary.ts', Uint8Array.of(0xff))
  put('graph/huge.ts', '')
  truncateSync(at('graph/huge.ts'), MAX_TEXT + 1)
  symlinkSync(at('secret.ts'), at('graph/out.ts'))
  symlinkSync(folder, at('graph/up'))
  symlinkSync(at('graph/a.ts'), at('graph/in.ts'))
  const { read } = sourceReader(at('graph'))
  const inside = ['a.ts', './lib/b.ts', 'lib/../a.ts', 'in.ts']
  expect(inside.map(read)).toEqual(['a\n', 'b', 'a\n', 'a\n'])
  const outside = [
    '../secret.ts',
    'lib/../../secret.ts',
    at('secret.ts'),
    '../graph-other/x.ts',
    'out.ts',
    'up/secret.ts',
  ]
  const unreadable = ['absent.ts', 'lib', 'binary.ts', 'huge.ts', 'a.ts/x', 'a\0.ts', '']
  expect([...outside, ...unreadable].filter(path => read(path) !== null)).toEqual([])
})

test('a graph folder that is itself a link is followed', () => {
  mkdirSync(at('real'))
  put('real/a.ts', 'a')
  symlinkSync(at('real'), at('link'))
  expect(sourceReader(at('link')).read('a.ts')).toBe('a')
})

test('a folder lists its folders, then its graphs, each by name', async () => {
  for (const name of ['b10', 'b9', '.git']) mkdirSync(at(name))
  for (const name of ['z.taskgraph.yaml', 'a.taskgraph.json', 'c.taskgraph.yml', 'a.yaml', 'chef.ts']) put(name, '')
  symlinkSync(at('b9'), at('link'))
  symlinkSync(at('nowhere'), at('broken.taskgraph.yaml'))
  const { parent, entries } = await listFolder(folder)
  expect([parent, entries.map(entry => `${entry.kind} ${entry.name}`)]).toEqual([
    tmpdir(),
    [
      'folder b9',
      'folder b10',
      'folder link',
      'graph a.taskgraph.json',
      'graph c.taskgraph.yml',
      'graph z.taskgraph.yaml',
    ],
  ])
})

test('what is not a folder says so', async () => {
  put('file', '')
  expect(await Promise.all([at('absent'), at('file')].map(path => codeOf(listFolder(path))))).toEqual([
    'files/not-found',
    'files/not-folder',
  ])
})
