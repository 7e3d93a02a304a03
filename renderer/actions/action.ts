import type { Arrangement, ResourceType, TaskKind } from '../../shared/graph/edits/index.ts'
import type { AppState, Folding, PaneId, Target } from '../store/index.ts'

/** Everything a user can do, by name: the application menu of Electron sends these, too. */
export type ActionId =
  | `view.${PaneId}`
  | 'file.new'
  | 'file.open'
  | 'file.save'
  | 'file.saveAs'
  | 'file.close'
  | 'edit.undo'
  | 'edit.redo'
  | 'edit.remove'
  | 'edit.rename'
  | 'edit.duplicate'
  | `edit.add.${TaskKind | ResourceType}`
  | `edit.align.${Arrangement}`
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
  | `recording.${'open' | 'graph' | 'rename' | 'pin' | 'check' | 'import' | 'refresh' | 'delete'}`
  | `recording.export${'File' | 'Trace' | 'Csv'}`
  | 'task.cancel'
  | 'task.shield'
  | 'graph.fit'
  | 'graph.layout'
  | 'graph.follow'
  | 'graph.find'
  | 'graph.zoomIn'
  | 'graph.zoomOut'
  | 'graph.exportSvg'
  | 'graph.exportPng'
  | 'code.complete'
  | 'code.signature'
  | 'code.describe'
  | 'code.definition'
  | 'code.format'
  | 'code.nextMistake'
  | 'time.live'
  | 'time.back'
  | 'time.forward'
  | `pane.${Exclude<Target, 'second'>}`
  | `area.${Folding}`
  | 'area.reset'
  | 'area.next'
  | 'area.previous'
  | 'course.step'
  | 'course.reset'
  | 'course.previous'
  | 'course.next'
  | 'course.forget'
  | 'view.filter'
  | 'view.back'
  | 'view.forward'
  | 'view.theme'
  | 'view.language'
  | 'view.permissions'
  | 'timeline.zoomIn'
  | 'timeline.zoomOut'
  | 'timeline.panLeft'
  | 'timeline.panRight'
  | 'timeline.fit'
  | 'timeline.follow'
  | 'timeline.next'
  | 'timeline.previous'
  | 'timeline.segment'
  | 'timeline.span'
  | 'timeline.cursor'
  | 'timeline.search'
  | 'timeline.clear'
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
  /** `document`: its keys count only where one edits (editor, graph, form), or right after an edit. */
  readonly where?: 'document'
  /** Keys that mean it only where those of the document do not count. */
  readonly elsewhere?: readonly string[]
  /** In place of those, where a browser keeps them to itself. */
  readonly browserKeys?: readonly string[]
  /** Its keys mean it while one is in this pane, before what they mean elsewhere. */
  readonly pane?: PaneId
  /** Whether it can be done now. */
  enabled(state: AppState): boolean
  /** Why not, if that is not plain to see. */
  why?(state: AppState): 'past' | null
  run(state: AppState): void
}

export const always = (): boolean => true
