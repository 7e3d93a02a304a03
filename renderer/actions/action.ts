import type { AppState, Folding, PaneId, Target } from '../store/index.ts'

/** Everything a user can do, by name: the application menu of Electron sends these, too. */
export type ActionId =
  | `view.${PaneId}`
  | 'file.new'
  | 'file.open'
  | 'file.save'
  | 'file.saveAs'
  | 'file.close'
  | 'tab.next'
  | 'tab.previous'
  | `tab.${TabNumber}`
  | 'run.start'
  | 'run.pause'
  | 'run.step'
  | 'run.turn'
  | 'run.stop'
  | 'run.restart'
  | 'run.kill'
  | 'run.debug'
  | 'program.attach'
  | 'program.detach'
  | 'task.cancel'
  | 'task.shield'
  | `pane.${Exclude<Target, 'second'>}`
  | `area.${Folding}`
  | 'area.reset'
  | 'area.next'
  | 'area.previous'
  | 'view.filter'
  | 'view.back'
  | 'view.forward'
  | 'view.theme'
  | 'view.language'
  | 'view.permissions'
  | 'view.settings'
  | 'view.larger'
  | 'view.smaller'
  | 'view.normalSize'
  | 'help.shortcuts'
  | 'help.tour'
  | 'palette.open'

/** The last is the last tab, however many there are. */
export type TabNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9

/** Its label is the message `app.actions.<id>`, that of `view.<pane>` the pane's name, `app.pane.<pane>`. Buttons, menus, palette and keys all read this one list. */
export interface Action {
  readonly id: ActionId
  /** The first is shown. `Mod` is Ctrl, on a Mac Cmd; without it, a key does nothing while one types. */
  readonly keys: readonly string[]
  /** In place of those, where a browser keeps them to itself. */
  readonly browserKeys?: readonly string[]
  /** Whether it can be done now. */
  enabled(state: AppState): boolean
  run(state: AppState): void
}

export const always = (): boolean => true
