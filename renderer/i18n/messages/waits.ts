/** Who waits for what, identical waits together; and how a deadlock came about. */
const en = {
  title: 'Waits',
  who: 'Tasks',
  what: 'Wait for',
  root: 'In the end',
  longest: 'Longest',
  empty: 'Nobody waits',
  emptyHint: 'Tasks that wait for the same thing stand here in one line, those of most tasks first.',
  show: 'Show these tasks',
  showOf: 'Show {n, plural, one {# task} other {# tasks}} in the table: {name}',
  label: '{name} waiting',
  story: 'How it came about',
  took: '<c>{task}</c> took <c>{resource}</c>',
  wanted: '<c>{task}</c> wanted <c>{resource}</c>, which <c>{of}</c> had',
  awaited: '<c>{task}</c> began to await <c>{of}</c>',
  closed: 'With that nobody in the ring could go on.',
}

const ja: typeof en = {
  title: '待ち',
  who: 'タスク',
  what: '待っているもの',
  root: '根本の原因',
  longest: '最長',
  empty: '待っているタスクはありません',
  emptyHint: '同じものを待つタスクを 1 行にまとめ、数の多い順に表示します。',
  show: 'これらのタスクを表示',
  showOf: '表で {n, number} 個のタスクを表示：{name}',
  label: '{name}（待機中）',
  story: 'こうなった経緯',
  took: '<c>{task}</c> が <c>{resource}</c> を取得',
  wanted: '<c>{task}</c> が <c>{of}</c> の持つ <c>{resource}</c> を要求',
  awaited: '<c>{task}</c> が <c>{of}</c> を待ち始めた',
  closed: 'この時点で、輪の中の誰も先へ進めなくなりました。',
}

export const waits = { en, ja }
