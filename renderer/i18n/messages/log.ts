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
    '{n, plural, one {# earlier line is} other {# earlier lines are}} not kept here. The run was not slowed, and the lines that are kept are complete.',
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
  dropped: '以前の{n, number}行はここに残っていません。実行は遅くなっておらず、残っている行に欠けはありません。',
  program: '実行全体',
  empty: 'まだ何も記録されていません',
  emptyHint: 'スクリプトが log(…) で出力した内容が、時刻とタスクとともに表示されます。',
  noMatch: '一致する行はありません',
  noMatchHint: '本文とタスク名を対象に絞り込みます。',
}

export const log = { en, ja }
