/** The panes there are, in the order of tabs, menus and palette, with their names. */
const en = {
  library: 'Library',
  runs: 'Runs',
  graph: 'Graph',
  tasks: 'Tasks',
  timeline: 'Timeline',
  source: 'Source',
  log: 'Log',
  resources: 'Resources',
  waits: 'Waits',
  times: 'Times',
  workers: 'Workers',
  findings: 'Findings',
  problems: 'Problems',
  inspector: 'Inspector',
  lesson: 'Lesson',
}

export type PaneId = keyof typeof en

export const PANES = Object.keys(en) as readonly PaneId[]

const ja: Readonly<Record<PaneId, string>> = {
  library: 'ライブラリー',
  runs: '実行',
  graph: 'グラフ',
  tasks: 'タスク',
  timeline: 'タイムライン',
  source: 'ソース',
  log: 'ログ',
  resources: 'リソース',
  waits: '待ち',
  times: '時間',
  workers: 'ワーカー',
  findings: '指摘',
  problems: '問題',
  inspector: 'インスペクター',
  lesson: 'レッスン',
}

export const paneNames = { en, ja }
