/** Looking at an earlier moment of a run. */
const en = {
  slider: 'Moment in the run',
  /** What a screen reader says of the slider. */
  valueLive: 'live, {end}',
  valuePast: '{at} of {end}',
  youAreAt: 'You are at {at} of {end}',
  goingTo: 'Going to {at} …',
  reading: 'Reading the log: {at} of {end}',
  live: 'Live',
  keptFrom: 'The log is kept from {from} on; what was before cannot be shown any more.',
  damaged: 'Part of the log cannot be read: what happened there is missing.',
}

const ja: typeof en = {
  slider: '実行中の時点',
  valueLive: 'ライブ、{end}',
  valuePast: '{end} のうち {at}',
  youAreAt: '{at} の時点を表示中（全体 {end}）',
  goingTo: '{at} へ移動中…',
  reading: 'ログを読み込み中：{end} のうち {at}',
  live: 'ライブ',
  keptFrom: 'ログは {from} 以降だけが残っています。それより前はもう表示できません。',
  damaged: 'ログの一部が読めません。その間の出来事は欠けています。',
}

export const travel = { en, ja }
