/** The short tour. */
const en = {
  count: '{n, number} of {total, number}',
  skip: 'Skip',
  back: 'Back',
  next: 'Next',
  done: 'Done',
  run: {
    title: 'Run, pause, step',
    text: 'This graph runs. Pause it at any moment, go on, or make it take one step of one task at a time.',
  },
  watch: {
    title: 'Who runs, who waits',
    text: 'Every task with its state: solid runs, hatched waits, outlined is next. What it waits for stands beside it, and who has that.',
  },
  why: {
    title: 'Why is it waiting?',
    text: 'Select a task, and this says why it waits: from holder to holder, down to the cause.',
  },
  cancel: {
    title: 'Cancel it, and see',
    text: 'Cancel asks a task to stop and shows what it cleans up first. Shield keeps a cancel from it. Nothing can break but this run.',
  },
  timeline: {
    title: 'Go back in time',
    text: 'Every run is recorded. Click a wait to see who ended it; drag the cursor, and all panes show that moment.',
  },
  lessons: {
    title: 'Learn by running',
    text: 'Each of these graphs is a lesson: what to watch, what to try. Your own files open beside them.',
  },
}

const ja: typeof en = {
  count: '{total, number}件中{n, number}件目',
  skip: 'スキップ',
  back: '戻る',
  next: '次へ',
  done: '完了',
  run: {
    title: '実行・一時停止・ステップ',
    text: 'グラフを実行しています。いつでも一時停止・再開でき、1つのタスクを1ステップずつ進めることもできます。',
  },
  watch: {
    title: '誰が動き、誰が待つか',
    text: 'すべてのタスクの状態です。塗りは実行中、斜線は待機中、枠線は次の順番。待っている相手と、それを持つタスクが横に出ます。',
  },
  why: {
    title: 'なぜ待っているのか',
    text: 'タスクを選ぶと、待っている理由が、保持者から保持者へ、根本の原因まで示されます。',
  },
  cancel: {
    title: 'キャンセルしてみる',
    text: 'キャンセルはタスクに停止を求め、その後始末を見せます。シールドはキャンセルを防ぎます。壊れるのはこの実行だけです。',
  },
  timeline: {
    title: '時間をさかのぼる',
    text: '実行はすべて記録されます。待機をクリックすると誰が終わらせたかがわかり、カーソルを動かすと、すべての画面がその瞬間を示します。',
  },
  lessons: {
    title: '動かして学ぶ',
    text: 'どのグラフもレッスンです。見どころと、試すことが書いてあります。自分のファイルも並べて開けます。',
  },
}

export const tour = { en, ja }
