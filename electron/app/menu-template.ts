/**
 * The application menu, from the one list of actions: each stands in the menu of its group, so that a new one is there by itself.
 * A click sends the action's id to the page, which does it if it can be done now.
 */
import type { MenuItemConstructorOptions } from 'electron'
import {
  type ActionId,
  actionIds,
  actionName,
  type Group,
  groupNames,
  groupOf,
  isNumbered,
  paneShown,
} from '../../shared/actions/index.ts'
import type { Language } from '../../shared/errors.ts'
import type { RecentFile } from '../../shared/protocol/documents.ts'
import { acceleratorOf } from './accelerator.ts'
import { words } from './words.ts'

export interface MenuOptions {
  readonly language: Language
  readonly recent: readonly RecentFile[]
  readonly mac: boolean
  act(id: ActionId): void
  open(path: string): void
}

type Item = MenuItemConstructorOptions
type Which = (id: ActionId) => boolean

export function menuTemplate(options: MenuOptions): Item[] {
  const { language, mac } = options
  const say = words[language]
  const bar = new Bar(options)
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    bar.menu('file', fileItems(bar, options)),
    bar.menu('edit', editItems(bar, options)),
    bar.menu('run', sections(bar.group('run'), bar.group('program'), bar.group('task'), [bar.submenu('time')])),
    bar.menu('view', viewItems(bar, options)),
    { label: say.window, role: 'windowMenu' },
    { ...bar.menu('help', helpItems(bar, options)), role: 'help' },
  ]
}

/** Makes items of actions. */
class Bar {
  readonly #options: MenuOptions

  constructor(options: MenuOptions) {
    this.#options = options
  }

  group = (group: Group, which: Which = () => true): Item[] =>
    actionIds.filter(id => groupOf(id) === group && which(id)).map(id => this.#item(id))

  menu = (group: Group, submenu: Item[]): Item => ({ label: groupNames[this.#options.language][group], submenu })

  submenu = (group: Group): Item => this.menu(group, this.group(group))

  #item(id: ActionId): Item {
    const { language, mac, act } = this.#options
    return { id, label: actionName(id, language), click: () => act(id), ...acceleratorOf(id, mac) }
  }
}

/** With a line between those that are not empty. */
const sections = (...parts: Item[][]): Item[] =>
  parts.filter(part => part.length > 0).flatMap((part, i) => (i === 0 ? part : [{ type: 'separator' }, ...part]))

const named =
  (...ids: ActionId[]): Which =>
  id =>
    ids.includes(id)

const not =
  (which: Which): Which =>
  id =>
    !which(id)

const below =
  (prefix: string): Which =>
  id =>
    id.startsWith(prefix)

const opens = named('file.new', 'file.open')

function fileItems(bar: Bar, { language, recent, mac, open }: MenuOptions): Item[] {
  const say = words[language]
  const recentItems: Item[] =
    recent.length === 0
      ? [{ label: say.noRecent, enabled: false }]
      : recent.map(file => ({ label: file.name, toolTip: file.path, click: () => open(file.path) }))
  return sections(
    [...bar.group('file', opens), { id: 'file.recent', label: say.openRecent, submenu: recentItems }],
    bar.group('file', not(opens)),
    bar.group('tab', not(isNumbered)),
    [bar.submenu('recording')],
    mac ? [] : [{ role: 'quit' }],
  )
}

const takesBack = named('edit.undo', 'edit.redo')
const adds = below('edit.add.')
const aligns = below('edit.align.')

/** Undo is the document's; in a field of the page it is the field's, and the page sees to that. */
function editItems(bar: Bar, { language }: MenuOptions): Item[] {
  const say = words[language]
  return sections(
    bar.group('edit', takesBack),
    [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    bar.group('edit', id => !takesBack(id) && !adds(id) && !aligns(id)),
    [
      { label: say.add, submenu: bar.group('edit', adds) },
      { label: say.align, submenu: bar.group('edit', aligns) },
      bar.submenu('code'),
    ],
  )
}

const shows: Which = id => paneShown(id) !== null
const scales = named('view.larger', 'view.smaller', 'view.normalSize')

function viewItems(bar: Bar, { language }: MenuOptions): Item[] {
  const say = words[language]
  return sections(
    bar.group('view', shows),
    [
      { label: say.panes, submenu: sections(bar.group('area'), bar.group('pane')) },
      { label: say.inGraph, submenu: bar.group('graph') },
      { label: say.inTimeline, submenu: bar.group('timeline') },
    ],
    bar.group('view', id => !shows(id) && !scales(id)),
    [...bar.group('view', scales), { role: 'togglefullscreen' }, { role: 'toggleDevTools' }],
  )
}

const helpItems = (bar: Bar, { mac }: MenuOptions): Item[] =>
  sections(bar.group('palette'), bar.group('help'), [bar.submenu('course')], mac ? [] : [{ role: 'about' }])
