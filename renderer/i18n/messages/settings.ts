/** The settings dialog. */
const en = {
  title: 'Settings',
  appearance: 'Appearance',
  language: 'Language',
  theme: 'Theme',
  scale: 'Size',
  percent: '{n, number} %',
  browserScale: 'Your browser does this: Ctrl + and Ctrl −, Ctrl 0 for the usual size.',
  motion: 'Motion',
  motions: { system: 'As the system', full: 'On', none: 'Off' },
  runs: 'Runs',
  debug: 'Look for mistakes',
  debugs: { graph: 'As the graph says', on: 'Always', off: 'Never' },
  debugHint:
    'Finds coroutines never awaited, swallowed cancels and the like. A run’s log is the same with it and without.',
  access: 'Access',
  permissions: 'What graphs may do',
  show: 'Show…',
  layout: 'Panes',
  reset: 'All back to their places',
  resetNow: 'Put back',
  tour: 'The tour',
  tourNow: 'Show again',
  done: 'Done',
}

const ja: typeof en = {
  title: '設定',
  appearance: '外観',
  language: '言語',
  theme: 'テーマ',
  scale: '大きさ',
  percent: '{n, number} %',
  browserScale: 'ブラウザーの機能を使います：Ctrl + で拡大、Ctrl − で縮小、Ctrl 0 で標準の大きさ。',
  motion: '動き',
  motions: { system: 'システムに合わせる', full: 'あり', none: 'なし' },
  runs: '実行',
  debug: 'ミスを探す',
  debugs: { graph: 'グラフの設定に従う', on: '常に', off: '探さない' },
  debugHint:
    'await されないコルーチンや、飲み込まれたキャンセルなどを見つけます。探しても探さなくても、実行のログは同じです。',
  access: 'アクセス',
  permissions: 'グラフに許可したこと',
  show: '表示…',
  layout: '画面',
  reset: 'すべて元の位置へ',
  resetNow: '元に戻す',
  tour: 'ツアー',
  tourNow: 'もう一度見る',
  done: '完了',
}

export const settings = { en, ja }
