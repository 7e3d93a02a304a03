/** The application menu. Its items are names of the page's own actions, so there is one list of what can be done. */
import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { RecentFile } from '../../shared/protocol/documents.ts'
import type { Words } from './words.ts'

export interface MenuOptions {
  say: Words
  recent: readonly RecentFile[]
  mac: boolean
  act(id: string): void
  open(path: string): void
}

type Items = MenuItemConstructorOptions[]
const divider: MenuItemConstructorOptions = { type: 'separator' }

export const setMenu = (options: MenuOptions): void =>
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(options)))

function template(options: MenuOptions): Items {
  const { say, mac } = options
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: say.file, submenu: fileItems(options) },
    { label: say.edit, submenu: editItems(options) },
    { label: say.run, submenu: runItems(options) },
    { label: say.view, submenu: viewItems(options) },
    { label: say.window, role: 'windowMenu' },
    {
      label: say.help,
      role: 'help',
      submenu: [
        action(options, 'palette.open', say.palette, 'CmdOrCtrl+K'),
        action(options, 'help.shortcuts', say.shortcuts),
        action(options, 'help.tour', say.tour),
        ...(mac ? [] : [{ role: 'about' } as const]),
      ],
    },
  ]
}

const action = ({ act }: MenuOptions, id: string, label: string, accelerator?: string): MenuItemConstructorOptions => ({
  id,
  label,
  click: () => act(id),
  ...(accelerator === undefined ? {} : { accelerator }),
})

const fileItems = (options: MenuOptions): Items => [
  action(options, 'file.new', options.say.new, 'CmdOrCtrl+N'),
  action(options, 'file.open', options.say.open, 'CmdOrCtrl+O'),
  { id: 'file.recent', label: options.say.openRecent, submenu: recentItems(options) },
  divider,
  action(options, 'file.save', options.say.save, 'CmdOrCtrl+S'),
  action(options, 'file.saveAs', options.say.saveAs, 'CmdOrCtrl+Shift+S'),
  divider,
  action(options, 'tab.next', options.say.nextTab, 'CmdOrCtrl+PageDown'),
  action(options, 'tab.previous', options.say.previousTab, 'CmdOrCtrl+PageUp'),
  action(options, 'file.close', options.say.close, 'CmdOrCtrl+W'),
  ...(options.mac ? [] : [divider, { role: 'quit' } as const]),
]

const recentItems = ({ recent, say, open }: MenuOptions): Items =>
  recent.length === 0
    ? [{ label: say.noRecent, enabled: false }]
    : recent.map(file => ({ label: file.name, toolTip: file.path, click: () => open(file.path) }))

/** Undo is the document's; in a field of the page it is the field's, and the page sees to that. */
const editItems = (options: MenuOptions): Items => [
  action(options, 'edit.undo', options.say.undo),
  action(options, 'edit.redo', options.say.redo),
  divider,
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
]

/** Keys without Ctrl or Cmd are the page's: here they would fire while the user types. */
const runItems = (options: MenuOptions): Items => [
  action(options, 'run.start', options.say.start, 'CmdOrCtrl+Enter'),
  action(options, 'run.pause', options.say.pause),
  action(options, 'run.step', options.say.step),
  action(options, 'run.stop', options.say.stop),
  divider,
  action(options, 'program.attach', options.say.attach),
  action(options, 'program.detach', options.say.detach),
  divider,
  action(options, 'task.cancel', options.say.cancelTask),
  action(options, 'task.shield', options.say.shieldTask),
]

const viewItems = (options: MenuOptions): Items => [
  action(options, 'view.tasks', options.say.tasks),
  action(options, 'view.source', options.say.source),
  action(options, 'view.log', options.say.log),
  divider,
  action(options, 'view.library', options.say.library),
  action(options, 'view.inspector', options.say.inspector),
  action(options, 'view.resources', options.say.resources),
  action(options, 'view.workers', options.say.workers),
  action(options, 'view.findings', options.say.findings),
  divider,
  action(options, 'area.left', options.say.foldLeft, 'CmdOrCtrl+B'),
  action(options, 'area.bottom', options.say.foldBottom, 'CmdOrCtrl+J'),
  action(options, 'area.right', options.say.foldRight, 'CmdOrCtrl+Alt+B'),
  action(options, 'area.reset', options.say.resetPanes),
  divider,
  action(options, 'view.theme', options.say.theme),
  action(options, 'view.language', options.say.language),
  action(options, 'view.permissions', options.say.permissions),
  action(options, 'view.settings', options.say.settings, 'CmdOrCtrl+,'),
  divider,
  action(options, 'view.normalSize', options.say.normalSize, 'CmdOrCtrl+0'),
  action(options, 'view.larger', options.say.larger, 'CmdOrCtrl+Plus'),
  action(options, 'view.smaller', options.say.smaller, 'CmdOrCtrl+-'),
  { role: 'togglefullscreen' },
  { role: 'toggleDevTools' },
]
