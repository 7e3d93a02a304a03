import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { type MenuOptions, menuTemplate } from '../../electron/app/menu-template.ts'
import { act } from '../../renderer/actions/index.ts'
import { connect, createStore } from '../../renderer/store/index.ts'
import { actionIds, isNumbered } from '../../shared/actions/index.ts'
import { FakeHost, FakePage, hello, ok, settle } from '../support/fake-host.ts'

type Item = MenuItemConstructorOptions

const template = (options: Partial<MenuOptions> = {}): Item[] =>
  menuTemplate({ language: 'en', recent: [], mac: false, act: () => {}, open: () => {}, ...options })

const within = ({ submenu }: Item): Item[] => (Array.isArray(submenu) ? submenu : [])
const flat = (items: Item[]): Item[] => items.flatMap(item => [item, ...flat(within(item))])

/** Those of all menus by their ids. */
const itemsById = (options: Partial<MenuOptions> = {}): Map<string, Item> =>
  new Map(flat(template(options)).flatMap(item => (item.id === undefined ? [] : [[item.id, item]])))

const keysIn = (options: Partial<MenuOptions>, ids: readonly string[]) => {
  const items = itemsById(options)
  return ids.map(id => [id, items.get(id)?.accelerator, items.get(id)?.registerAccelerator !== false] as const)
}

test('every action is in the menu once, but the nine numbers of tabs', () => {
  const ids = flat(template()).flatMap(({ id }) => (id === undefined || id === 'file.recent' ? [] : [id]))
  expect(ids.toSorted()).toEqual(actionIds.filter(id => !isNumbered(id)).toSorted())
})

test('its bar and its panes are named in the language it is made for', () => {
  const shown = (['en', 'ja'] as const).map(language => {
    const view = template({ language })[3]
    return [
      template({ language }).map(({ label }) => label),
      within(view!)
        .map(({ label }) => label)
        .slice(2, 6),
    ]
  })
  expect(shown).toEqual([
    [
      ['File', 'Edit', 'Run', 'View', 'Window', 'Help'],
      ['Graph', 'Tasks', 'Timeline', 'Source'],
    ],
    [
      ['ファイル', '編集', '実行', '表示', 'ウインドウ', 'ヘルプ'],
      ['グラフ', 'タスク', 'タイムライン', 'ソース'],
    ],
  ])
})

test('no two items of a menu have the same name', () => {
  for (const language of ['en', 'ja'] as const)
    for (const menu of flat(template({ language }))) {
      const labels = within(menu).flatMap(({ label }) => label ?? [])
      expect(labels).toEqual([...new Set(labels)])
    }
})

const IDS = ['file.new', 'run.pause', 'view.filter', 'edit.undo', 'view.larger', 'pane.left', 'view.graph']

test('keys that mean one thing everywhere are the menu’s, others are only shown', () => {
  expect(keysIn({}, IDS)).toEqual([
    ['file.new', 'CmdOrCtrl+N', true],
    ['run.pause', 'Space', false],
    ['view.filter', 'CmdOrCtrl+F', false],
    ['edit.undo', 'CmdOrCtrl+Z', false],
    ['view.larger', 'CmdOrCtrl+Plus', true],
    ['pane.left', 'Alt+Shift+Left', false],
    ['view.graph', undefined, true],
  ])
})

test('a Mac, which hears every key that it shows, shows only the menu’s', () => {
  expect(keysIn({ mac: true }, IDS).filter(([, keys]) => keys !== undefined)).toEqual([
    ['file.new', 'CmdOrCtrl+N', true],
    ['view.larger', 'CmdOrCtrl+Plus', true],
  ])
})

test('a click sends the action to the page, which does it', async () => {
  const host = new FakeHost({ 'app.hello': () => ok(hello()) })
  const store = createStore(new FakePage().environment(host))
  connect(store, host, id => act(id, store.getState()))
  await settle()
  const items = itemsById({ act: id => host.push({ type: 'action', id }) })
  for (const id of ['view.waits', 'help.shortcuts']) (items.get(id) as { click(): void }).click()
  const { currentPane, dialog } = store.getState()
  expect({ currentPane, dialog }).toEqual({ currentPane: 'waits', dialog: { kind: 'shortcuts' } })
})
