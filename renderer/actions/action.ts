import type { AppState } from '../store/index.ts'

/** Everything a user can do, by name: the application menu of Electron sends these, too. */
export type ActionId =
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
  | 'task.cancel'
  | 'task.shield'
  | 'graph.fit'
  | 'graph.layout'
  | 'graph.follow'
  | 'graph.zoomIn'
  | 'graph.zoomOut'
  | 'graph.exportSvg'
  | 'graph.exportPng'
  | 'view.graph'
  | 'view.tasks'
  | 'view.source'
  | 'view.log'
  | 'view.resources'
  | 'view.workers'
  | 'view.findings'
  | 'view.filter'
  | 'view.back'
  | 'view.forward'
  | 'view.theme'
  | 'view.language'
  | 'view.permissions'
  | 'help.shortcuts'
  | 'palette.open'

/** Its label is the message `app.actions.<id>`. Buttons, menus, palette and keys all read this one list. */
export interface Action {
  readonly id: ActionId
  /** The first is shown. `Mod` is Ctrl, on a Mac Cmd; without it, a key does nothing while one types. */
  readonly keys: readonly string[]
  /** Whether it can be done now. */
  enabled(state: AppState): boolean
  run(state: AppState): void
}

export const always = (): boolean => true
