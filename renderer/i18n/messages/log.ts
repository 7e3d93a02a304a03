const en = {
  title: 'Log',
  filter: 'text or task',
  filterLabel: 'Filter the log',
  shown: '{shown, number} of {total, number} lines',
  lines: '{n, plural, one {# line} other {# lines}}',
  follow: 'Follow',
  copy: 'Copy',
  copied: 'Copied',
  dropped:
    '{n, plural, one {# line is} other {# lines are}} not here: older than the last 5,000, or dropped under load so as not to slow the run.',
  program: 'the run',
  empty: 'Nothing logged yet',
  emptyHint: 'What scripts say with log(…) appears here, with its time and task.',
  noMatch: 'No line matches',
  noMatchHint: 'The filter looks at the text and at the task’s name.',
}

const ja: typeof en = {
  title: 'ログ',
  filter: 'テキストまたはタスク',
  filterLabel: 'ログを絞り込む',
  shown: '{total, number}行中 {shown, number}行',
  lines: '{n, number}行',
  follow: '追従',
  copy: 'コピー',
  copied: 'コピーしました',
  dropped: '{n, number}行はここにありません。直近5,000行より前の行か、実行を遅らせないよう高負荷時に省略された行です。',
  program: '実行全体',
  empty: 'まだ何も記録されていません',
  emptyHint: 'スクリプトが log(…) で出力した内容が、時刻とタスクとともに表示されます。',
  noMatch: '一致する行はありません',
  noMatchHint: '本文とタスク名を対象に絞り込みます。',
}

export const log = { en, ja }
