const en = {
  title: 'Workers',
  worker: 'Worker',
  state: 'State',
  function: 'Function',
  forTask: 'For task',
  busy: 'Busy s',
  idle: 'free',
  running: 'running',
  ending: 'ending',
  taskCancelled: 'its task was cancelled; the thread is ended and replaced',
  callsWaiting: '{n, plural, one {# call waits} other {# calls wait}} for a free worker.',
  empty: 'No workers',
  emptyHint: 'Functions that tasks call run on worker threads. They are listed here while a run is on.',
}

const ja: typeof en = {
  title: 'ワーカー',
  worker: 'ワーカー',
  state: '状態',
  function: '関数',
  forTask: '対象タスク',
  busy: '使用 秒',
  idle: '空き',
  running: '実行中',
  ending: '終了処理中',
  taskCancelled: 'タスクがキャンセルされたため、スレッドを入れ替えています',
  callsWaiting: '{n, number}件の呼び出しが空きワーカーを待っています。',
  empty: 'ワーカーはありません',
  emptyHint: 'タスクが呼び出す関数はワーカースレッドで動きます。実行中はここに並びます。',
}

export const workers = { en, ja }
