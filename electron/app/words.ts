/** What native dialogs say, and menus beside the names of actions, which are in `shared/actions`. */
import type { Language } from '../../shared/errors.ts'

const en = {
  openRecent: 'Open recent',
  noRecent: 'No recent files',
  save: 'Save',
  add: 'Add',
  align: 'Line up',
  panes: 'Arrange panes',
  inGraph: 'In the graph',
  inTimeline: 'In the timeline',
  window: 'Window',
  files: { graph: 'Task graphs', file: 'Kept runs', trace: 'Traces (Perfetto, Chrome)', csv: 'Tables' },
  unsaved: (names: string) => `Save the changes to ${names}?`,
  unsavedDetail: 'They are lost if you don’t save them.',
  dontSave: 'Don’t Save',
  cancel: 'Cancel',
  ok: 'OK',
  cannotOpen: 'The file cannot be opened',
  cannotSave: 'The file cannot be saved',
  cannotAttach: 'The program cannot be watched',
  pageDied: 'The page stopped working again',
}

export type Words = typeof en

const ja: Words = {
  openRecent: '最近使ったファイルを開く',
  noRecent: '最近使ったファイルはありません',
  save: '保存',
  add: '追加',
  align: 'そろえる',
  panes: '画面の配置',
  inGraph: 'グラフの操作',
  inTimeline: 'タイムラインの操作',
  window: 'ウインドウ',
  files: { graph: 'タスクグラフ', file: '実行の記録', trace: 'トレース（Perfetto、Chrome）', csv: '表' },
  unsaved: names => `${names} への変更を保存しますか？`,
  unsavedDetail: '保存しないと、変更は失われます。',
  dontSave: '保存しない',
  cancel: 'キャンセル',
  ok: 'OK',
  cannotOpen: 'ファイルを開けません',
  cannotSave: 'ファイルを保存できません',
  cannotAttach: 'プログラムを監視できません',
  pageDied: '画面の処理がまた異常終了しました',
}

export const words: Readonly<Record<Language, Words>> = { en, ja }
