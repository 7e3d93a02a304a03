import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readGraphFile, writeGraphFile } from '../../electron/files/index.ts'
import { nodeFs, type WriteFs } from '../../electron/files/write.ts'

let folder = ''
const at = (name: string) => join(folder, name)
const content = (name: string) => readFileSync(at(name), 'utf8')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yieldpoint-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    error => error.code,
  )
const failure = (code: string) => Object.assign(new Error(code), { code })
const failing = (code: string) => () => Promise.reject(failure(code))

/** A disk on which only so many characters of a text find room. */
function fullAfter(length: number): WriteFs {
  const open: WriteFs['open'] = async (...args) => {
    const file = await nodeFs.open(...args)
    return Object.assign(file, {
      writeFile: async (text: string) => {
        await file.write(text.slice(0, length))
        throw failure('ENOSPC')
      },
    })
  }
  return { ...nodeFs, open }
}

test('a new file is plain text with a final line end', async () => {
  await writeGraphFile(at('a.yaml'), 'a: 1\nb: 2')
  expect([content('a.yaml'), readdirSync(folder)]).toEqual(['a: 1\nb: 2\n', ['a.yaml']])
})

test.each([
  ['line ends of Windows', 'a: 1\r\nb: 2\r\n', 'a: 1\r\nc: 3\r\n'],
  ['a byte order mark', '\uFEFFa: 1\n', '\uFEFFa: 1\nc: 3\n'],
  ['no final line end', 'a: 1', 'a: 1\nc: 3'],
  ['a final line end', 'a: 1\n', 'a: 1\nc: 3\n'],
])('a file keeps %s', async (_, before, after) => {
  writeFileSync(at('a.yaml'), before)
  await writeGraphFile(at('a.yaml'), 'a: 1\nc: 3')
  expect(content('a.yaml')).toBe(after)
})

test('reading and writing back changes nothing', async () => {
  const before = '\uFEFFa: "注文 🍕"\r\n\r\nb: 2'
  writeFileSync(at('a.yaml'), before)
  await writeGraphFile(at('a.yaml'), (await readGraphFile(at('a.yaml'))).text)
  expect(content('a.yaml')).toBe(before)
})

test('permissions stay, and a link stays a link', async () => {
  writeFileSync(at('a.yaml'), 'old')
  chmodSync(at('a.yaml'), 0o640)
  symlinkSync(at('a.yaml'), at('link.yaml'))
  await writeGraphFile(at('link.yaml'), 'new')
  expect([content('a.yaml'), statSync(at('a.yaml')).mode & 0o777, lstatSync(at('link.yaml')).isSymbolicLink()]).toEqual(
    ['new', 0o640, true],
  )
})

test.each<[string, string, (fs: WriteFs) => WriteFs]>([
  ['a full disk', 'files/no-space', () => fullAfter(3)],
  ['a disk that fills up at the end', 'files/no-space', () => fullAfter(1000)],
  ['a failed rename', 'files/no-permission', fs => ({ ...fs, rename: failing('EPERM') })],
  ['a read-only disk', 'files/read-only', fs => ({ ...fs, open: failing('EROFS') })],
  ['a write-protected file', 'files/no-permission', fs => ({ ...fs, access: failing('EACCES') })],
  ['a broken disk', 'files/system', fs => ({ ...fs, chmod: failing('EIO') })],
])('after %s the old file is whole and nothing is left behind', async (_, code, broken) => {
  writeFileSync(at('a.yaml'), 'the old text')
  expect(await codeOf(writeGraphFile(at('a.yaml'), 'something new', broken(nodeFs)))).toBe(code)
  expect([content('a.yaml'), readdirSync(folder)]).toEqual(['the old text', ['a.yaml']])
})

test('a missing folder and a folder in the file’s place say so', async () => {
  mkdirSync(at('b.yaml'))
  expect([
    await codeOf(writeGraphFile(at('gone/a.yaml'), 'x')),
    await codeOf(writeGraphFile(at('b.yaml'), 'x')),
    readdirSync(folder),
  ]).toEqual(['files/no-folder', 'files/is-folder', ['b.yaml']])
})

test('writing twice at once leaves one of the two texts, whole', async () => {
  await Promise.all([writeGraphFile(at('a.yaml'), 'first\n'), writeGraphFile(at('a.yaml'), 'second\n')])
  expect([['first\n', 'second\n'].includes(content('a.yaml')), readdirSync(folder)]).toEqual([true, ['a.yaml']])
})

test('what a writer left that was killed is taken away; what somebody may still be writing, or is not ours, stays', async () => {
  const nobody = 2 ** 30
  const leave = (name: string, old: boolean) => {
    writeFileSync(at(name), 'half')
    if (old) utimesSync(at(name), 0, 0)
  }
  leave(`.a.yaml.${nobody}-1-1.tmp`, true)
  leave(`.a.yaml.${nobody}-2-2.tmp`, false)
  leave(`.a.yaml.${process.pid}-3-3.tmp`, true)
  leave(`.b.yaml.${nobody}-4-4.tmp`, true)
  leave('.a.yaml.swp', true)
  await writeGraphFile(at('a.yaml'), 'a: 1\n')
  expect(readdirSync(folder).sort()).toEqual(
    [
      `.a.yaml.${nobody}-2-2.tmp`,
      `.a.yaml.${process.pid}-3-3.tmp`,
      '.a.yaml.swp',
      `.b.yaml.${nobody}-4-4.tmp`,
      'a.yaml',
    ].sort(),
  )
})
