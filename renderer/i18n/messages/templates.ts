const en = {
  title: 'New graph',
  lead: 'Each runs as it is. Change it from there.',
  cancel: 'Cancel',
  empty: {
    title: 'Almost empty',
    text: 'One script, one edge, one lock: the smallest graph that shows how a file is written.',
  },
  producerConsumer: {
    title: 'Producer and consumers',
    text: 'One puts orders into a queue that holds three, two take them out; when it is full, putting waits.',
  },
  fanOut: {
    title: 'Fan out and gather',
    text: 'One task splits the work, four coroutines do it at once, one adds up what they found.',
  },
  lock: {
    title: 'A lock that many want',
    text: 'Four cashiers, one till: who holds it, who waits, and what would go wrong without it.',
  },
  pipeline: {
    title: 'Pipeline with retry and timeout',
    text: 'A step that is too slow once and fails once, and is tried again; the last one is shielded.',
  },
  rateLimit: { title: 'Rate limit', text: 'Twelve requests through a semaphore that lets three in at a time.' },
  pool: { title: 'Worker pool', text: 'CPU-bound functions on threads and in a process, beside the event loop.' },
  http: {
    title: 'HTTP with permissions',
    text: 'A small server and a task that asks it; the file declares what it may reach.',
  },
}

const ja: typeof en = {
  title: '新しいグラフ',
  lead: 'どれもそのまま実行できます。ここから書き換えてください。',
  cancel: 'キャンセル',
  empty: { title: 'ほぼ空', text: 'スクリプト1つ、依存1つ、ロック1つ。ファイルの書き方がわかる最小のグラフです。' },
  producerConsumer: {
    title: '生産者と消費者',
    text: '3件入るキューに1つのタスクが注文を入れ、2つのタスクが取り出します。満杯のあいだ put は待ちます。',
  },
  fanOut: { title: '分散して集約', text: '仕事を分け、4つのコルーチンで同時に進め、結果を合計します。' },
  lock: {
    title: 'ロックの取り合い',
    text: 'レジは1台、会計係は4人。誰が保持し、誰が待つのか、ロックがないと何が起きるのか。',
  },
  pipeline: {
    title: '再試行とタイムアウト付きパイプライン',
    text: '1回目は遅すぎ、2回目は失敗し、再試行で成功します。最後のタスクはシールドされています。',
  },
  rateLimit: { title: '流量制限', text: '12件のリクエストを、同時に3件まで通すセマフォで制限します。' },
  pool: { title: 'ワーカープール', text: 'CPU を使う関数を、イベントループの横でスレッドとプロセスで実行します。' },
  http: {
    title: '許可を伴う HTTP',
    text: '小さなサーバーと、それに問い合わせるタスク。アクセス先はファイルに宣言します。',
  },
}

export const templates = { en, ja }
