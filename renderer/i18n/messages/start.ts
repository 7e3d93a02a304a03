/** The first screen, and what an empty program says. */
const en = {
  headline: 'See why a task waits, and what breaks when it stops',
  lead: 'Yieldpoint runs a graph of cooperative tasks and shows who runs, who waits and because of whom. Cancel or shield any task with one click, and see what it does.',
  runKitchen: 'Run the pizza kitchen',
  openFile: 'Open a file',
  newGraph: 'New graph',
  drop: 'or drop a .taskgraph.yaml here',
  dropNow: 'Drop to open',
  legend: {
    label: 'How to read the pictures',
    running: 'solid: it runs',
    waiting: 'hatched: it waits, for what is written in it',
    ready: 'outline: its turn comes',
  },
  example: { worker: 'worker 2', cancelling: 'cancelling' },
  course: 'A course in asyncio, of graphs that run',
  courseLead: '{n, number} lessons. Each says what to watch, does what to try, and tells whether you saw it.',
  courseSoFar: '{done, number} of {n, number} lessons done.',
  goOn: 'Go on: {title}',
}

const ja: typeof en = {
  headline: 'タスクが待つ理由と、止めたとき壊れるものが見える',
  lead: 'Yieldpoint は協調的なタスクのグラフを実行し、誰が動き、誰が誰のせいで待っているかを表示します。どのタスクもクリックひとつでキャンセルやシールドができ、その結果が見えます。',
  runKitchen: 'ピザ店の厨房を実行',
  openFile: 'ファイルを開く',
  newGraph: '新しいグラフ',
  drop: 'または .taskgraph.yaml をここへ',
  dropNow: 'ドロップして開く',
  legend: {
    label: '図の読み方',
    running: '塗り：実行中',
    waiting: '斜線：書かれた対象を待っている',
    ready: '枠線：順番待ち',
  },
  example: { worker: 'ワーカー2', cancelling: 'キャンセル中' },
  course: '動かして学ぶ asyncio',
  courseLead: '全 {n, number} レッスン。見どころを示し、試すことをその場で行い、見えたかどうかを教えます。',
  courseSoFar: '全 {n, number} レッスンのうち {done, number} を完了。',
  goOn: '続き：{title}',
}

export const start = { en, ja }
