/** Groups of actions: an action's is the first word of its id. */
import type { ActionId } from './list.ts'

type GroupOf<Id> = Id extends `${infer Group}.${string}` ? Group : never

export type Group = GroupOf<ActionId>

export const groupOf = <Id extends ActionId>(id: Id): GroupOf<Id> => id.slice(0, id.indexOf('.')) as GroupOf<Id>

const en: Readonly<Record<Group, string>> = {
  file: 'File',
  edit: 'Edit',
  tab: 'File',
  run: 'Run',
  recording: 'Runs',
  program: 'Program',
  task: 'Task',
  code: 'Script',
  graph: 'Graph',
  time: 'Time',
  timeline: 'Timeline',
  pane: 'Pane',
  area: 'Pane',
  course: 'Course',
  view: 'View',
  help: 'Help',
  palette: 'Help',
}

const ja: Readonly<Record<Group, string>> = {
  edit: '編集',
  file: 'ファイル',
  tab: 'ファイル',
  run: '実行',
  recording: '実行の記録',
  program: 'プログラム',
  task: 'タスク',
  code: 'スクリプト',
  graph: 'グラフ',
  time: '時点',
  timeline: 'タイムライン',
  pane: '画面',
  area: '画面',
  course: 'コース',
  view: '表示',
  help: 'ヘルプ',
  palette: 'ヘルプ',
}

export const groupNames = { en, ja }
