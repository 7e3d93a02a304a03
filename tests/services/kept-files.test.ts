import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dataFolder } from '../../electron/services/data-folder.ts'
import { PageMemory } from '../../electron/services/page-memory.ts'
import { RecentFiles } from '../../electron/services/recent.ts'
import { SettingsStore } from '../../electron/services/settings.ts'
import { DEFAULT_SETTINGS } from '../../shared/protocol/documents.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yieldpoint-kept-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('settings are kept', async () => {
  const path = join(folder, 'deep', 'settings.json')
  await (await SettingsStore.load(path)).set({ theme: 'dark' })
  expect((await SettingsStore.load(path)).value).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' })
})

test('what pages remember is kept, the last of each, and a page gone wild does not fill the disk', async () => {
  const path = join(folder, 'page.json')
  const memory = await PageMemory.load(path)
  memory.set('layout', 'old')
  for (let i = 0; i < 99; i++) memory.set(`key ${i}`, 'x')
  memory.set('layout', 'new')
  memory.set('one too many', 'x')
  await memory.flush()
  const { value } = await PageMemory.load(path)
  expect({ keys: Object.keys(value).length, layout: value['layout'], first: value['key 0'] }).toEqual({
    keys: 100,
    layout: 'new',
    first: undefined,
  })
})

test('a change leaves the other settings as they are', async () => {
  const store = await SettingsStore.load(join(folder, 'settings.json'))
  await store.set({ language: 'ja' })
  await store.set({ theme: 'light', language: undefined })
  expect(store.value).toEqual({ ...DEFAULT_SETTINGS, language: 'ja', theme: 'light' })
})

test('of settings that another version wrote, what makes sense is followed', async () => {
  const path = join(folder, 'settings.json')
  await writeFile(path, '{"theme":"pink","language":"ja","scale":900,"motion":"none","sound":true}')
  expect((await SettingsStore.load(path)).value).toEqual({ ...DEFAULT_SETTINGS, language: 'ja', motion: 'none' })
})

test.each(['{', '[]', ''])('settings that say %j are put aside, not followed and not lost', async text => {
  const path = join(folder, 'settings.json')
  await writeFile(path, text)
  const { value } = await SettingsStore.load(path)
  expect({ value, aside: await readFile(`${path}.bad`, 'utf8') }).toEqual({
    value: DEFAULT_SETTINGS,
    aside: text,
  })
})

test('changes made at once are written one after the other, and nothing is left over', async () => {
  const path = join(folder, 'settings.json')
  const store = await SettingsStore.load(path)
  await Promise.all([store.set({ theme: 'dark' }), store.set({ theme: 'light' }), store.set({ language: 'en' })])
  expect({ read: (await SettingsStore.load(path)).value, files: await readdir(folder) }).toEqual({
    read: { ...DEFAULT_SETTINGS, language: 'en', theme: 'light' },
    files: ['settings.json'],
  })
})

test('recent files come newest first, each once, twelve at most', async () => {
  let now = 0
  const recent = await RecentFiles.load(join(folder, 'recent.json'), () => ++now)
  for (let i = 1; i <= 13; i++) await recent.add(`/graphs/${i}.yaml`)
  await recent.add('/graphs/5.yaml')
  const kept = await RecentFiles.load(join(folder, 'recent.json'), () => 0)
  expect(kept.list.map(file => file.name).join(' ')).toBe(
    '5.yaml 13.yaml 12.yaml 11.yaml 10.yaml 9.yaml 8.yaml 7.yaml 6.yaml 4.yaml 3.yaml 2.yaml',
  )
})

test.each([
  ['linux', {}, '/home/me/.config/yieldpoint'],
  ['linux', { XDG_CONFIG_HOME: '/x' }, '/x/yieldpoint'],
  ['darwin', {}, '/home/me/Library/Application Support/Yieldpoint'],
  ['win32', { APPDATA: '/roaming' }, '/roaming/Yieldpoint'],
  ['linux', { YIELDPOINT_DATA: '/elsewhere' }, '/elsewhere'],
])('on %s with %j data is kept in %s', (platform, env, expected) => {
  expect(dataFolder({ platform, env, home: '/home/me' })).toBe(expected)
})
