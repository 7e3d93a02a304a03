/** The pane of findings and its marks. What each rule says stands in shared/findings. */
const en = {
  title: 'Findings',
  severity: 'Severity',
  mistake: 'mistake',
  warning: 'warning',
  finding: 'Finding',
  subject: 'Of',
  place: 'Line',
  count: 'Times',
  times: '×{n, number}',
  why: 'Why it matters.',
  todo: 'What to do.',
  firstSeen: 'First at {at} s',
  firstOf: '{n, number} times, first at {at} s',
  marked: '{n, plural, one {# finding} other {# findings}}: {titles}',
  none: 'No findings',
  noneHint: 'Nothing that looks like a mistake has happened in this run. Some of it only shows when the run is over.',
  noRun: 'No run to look at',
  noRunHint:
    'While a graph runs, what is likely to be a mistake is gathered here: a coroutine never awaited, a failure nobody took, a lock held too long.',
}

const ja: typeof en = {
  title: '指摘',
  severity: '重大度',
  mistake: '誤り',
  warning: '注意',
  finding: '指摘',
  subject: '対象',
  place: '行',
  count: '回数',
  times: '×{n, number}',
  why: '問題点：',
  todo: '直し方：',
  firstSeen: '初回 {at}秒',
  firstOf: '{n, number}回、初回 {at}秒',
  marked: '指摘{n, number}件：{titles}',
  none: '指摘はありません',
  noneHint: 'この実行では、誤りと思われることは起きていません。実行が終わって初めて分かるものもあります。',
  noRun: '実行がありません',
  noRunHint:
    'グラフの実行中に見つかった、誤りと思われるものがここに集まります。await されなかったコルーチン、誰も受け取らなかった失敗、長く保持されたロックなどです。',
}

export const findings = { en, ja }
