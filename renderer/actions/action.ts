import type { AppState, Folding, PaneId, Target } from '../store/index.ts'

/** Everything a user can do, by name: the application menu of Electron sends these, too. */
export type ActionId =
  | `view.${PaneId}`
  | 'file.new'
  | 'file.open'
  | 'file.save'
  | 'file.saveAs'
  | 'file.close'
  | 'run.start'
  | 'run.pause'
  | 'run.step'
  | 'run.turn'
  | 'run.stop'
  | 'run.restart'
  | 'run.kill'
  | 'program.attach'
  | 'program.detach'
  | `recording.${'open' | 'graph' | 'rename' | 'pin' | 'check' | 'import' | 'delete'}`
  | `recording.export${'File' | 'Trace' | 'Csv'}`
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
  | 'help.shortcuts'
  | 'palette.open'

/** Its label is the message `app.actions.<id>`, that of `view.<pane>` the pane's name, `app.pane.<pane>`. Buttons, menus, palette and keys all read this one list. */
export interface Action {
  readonly id: ActionId
  /** The first is shown. `Mod` is Ctrl, on a Mac Cmd; without it, a key does nothing while one types. */
  readonly keys: readonly string[]
  /** Whether it can be done now. */
  enabled(state: AppState): boolean
  run(state: AppState): void
}

export const always = (): boolean => true
