/** Misuse of the runtime. asyncio's own exceptions (CancelledError, TimeoutError, …) live in electron/runtime. */
import type { Wording } from './wording.ts'

export interface RuntimeErrors {
  'runtime/bad-argument': { what: string; expected: string; got: string }
  'runtime/not-awaitable': { got: string }
  'runtime/no-running-loop': Record<string, never>
  'runtime/no-current-task': { what: string }
  'runtime/coroutine-reused': { name: string }
  'runtime/awaits-itself': { task: string }
  'runtime/other-loop': { task: string }
  'runtime/task-result': { task: string }
  'runtime/not-acquired': { name: string }
  'runtime/released-too-often': { name: string }
  'runtime/task-done-too-often': { name: string }
  'runtime/timeout-inactive': { state: string }
  'runtime/group-closed': { state: 'over' | 'shutting down' }
  'runtime/not-a-future': { what: string; got: string }
  'runtime/condition-unlocked': { name: string; what: 'wait' | 'notify' }
  'runtime/context-entered': Record<string, never>
  'runtime/context-token': { why: 'used' | 'of another variable' | 'of another context' }
  'runtime/context-var-unset': { name: string }
  'runtime/generator-running': { name: string }
  'runtime/generator-not-closed': { name: string }
  'runtime/manager-yields': { how: 'not at all' | 'more than once' }
  'runtime/runner-closed': Record<string, never>
  'runtime/loop-running': Record<string, never>
  'runtime/deadlock': { waiting: number }
  'runtime/no-order': { left: string; right: string }
}

export const runtimeWording: Wording<RuntimeErrors> = {
  'runtime/bad-argument': {
    en: d => `${d.what} must be ${d.expected}, not ${d.got}.`,
    ja: d => `${d.what} は ${d.expected} でなければなりません（渡された値：${d.got}）。`,
  },
  'runtime/not-awaitable': {
    en: d => `A task needs a coroutine, and this is of type ${d.got}. Pass what calling an async function gives.`,
    ja: d =>
      `タスクにはコルーチンが必要ですが、渡された値の型は ${d.got} です。async 関数を呼び出した結果を渡してください。`,
  },
  'runtime/no-running-loop': {
    en: () => 'No event loop is running here. Do this inside a task.',
    ja: () => 'ここではイベントループが動いていません。タスクの中で行ってください。',
  },
  'runtime/no-current-task': {
    en: d => `${d.what} works inside a task only, not in a callback.`,
    ja: d => `${d.what} が使えるのはタスクの中だけです。コールバックの中では使えません。`,
  },
  'runtime/coroutine-reused': {
    en: d => `The coroutine ${d.name} has been awaited already. Call its function again for a new one.`,
    ja: d => `コルーチン ${d.name} はすでに await されています。関数をもう一度呼び出して新しく作ってください。`,
  },
  'runtime/awaits-itself': {
    en: d => `Task ${d.task} awaits itself, so it could never end. Await another task.`,
    ja: d =>
      `タスク ${d.task} が自分自身を await しているため、終わることができません。別のタスクを await してください。`,
  },
  'runtime/other-loop': {
    en: d => `Task ${d.task} awaits a future of another event loop. Make the future in the loop that uses it.`,
    ja: d => `タスク ${d.task} が別のイベントループの Future を await しています。使う側のループで作ってください。`,
  },
  'runtime/task-result': {
    en: d => `The result of task ${d.task} is what its coroutine returns and cannot be set. Use a Future for that.`,
    ja: d =>
      `タスク ${d.task} の結果はコルーチンの戻り値で決まり、外から設定できません。その用途には Future を使ってください。`,
  },
  'runtime/not-acquired': {
    en: d => `${d.name} was released, but nobody holds it. Release it once for each acquire.`,
    ja: d => `${d.name} は誰も保持していないのに解放されました。解放は獲得1回につき1回だけ行ってください。`,
  },
  'runtime/released-too-often': {
    en: d => `${d.name} was released more often than it was acquired. Release it once for each acquire.`,
    ja: d => `${d.name} の解放が獲得の回数を超えました。解放は獲得1回につき1回だけ行ってください。`,
  },
  'runtime/task-done-too-often': {
    en: d => `taskDone() of ${d.name} was called more often than items were put. Call it once for each item.`,
    ja: d => `${d.name} の taskDone() が、入れた項目の数より多く呼ばれました。項目ごとに1回だけ呼んでください。`,
  },
  'runtime/timeout-inactive': {
    en: d => `This timeout scope is ${d.state}; that works only while its body runs.`,
    ja: d => `このタイムアウトの状態は ${d.state} です。本体の実行中にだけ使えます。`,
  },
  'runtime/group-closed': {
    en: d => `The task group is ${d.state} and takes no more tasks. Make its tasks before its body ends.`,
    ja: d =>
      `タスクグループは${d.state === 'over' ? '終了している' : '終了処理中の'}ため、新しいタスクを受け付けません。タスクは本体が終わる前に作ってください。`,
  },
  'runtime/not-a-future': {
    en: d =>
      `${d.what} takes tasks and futures, not something of type ${d.got}. Make a coroutine a task with createTask.`,
    ja: d =>
      `${d.what} に渡せるのはタスクと Future だけです（渡された値の型：${d.got}）。コルーチンは createTask でタスクにしてください。`,
  },
  'runtime/condition-unlocked': {
    en: d => `${d.what}() of ${d.name} works only while its lock is held. Acquire it first.`,
    ja: d => `${d.name} の ${d.what}() は、ロックを保持している間だけ使えます。先に獲得してください。`,
  },
  'runtime/context-entered': {
    en: () => 'The context is entered already. Run this in a copy of it: copyContext().run(…).',
    ja: () => 'このコンテキストはすでに実行中です。コピーの中で実行してください：copyContext().run(…)',
  },
  'runtime/context-token': {
    en: d => `The token is ${d.why}. Reset a variable once, with its own token, where it was set.`,
    ja: d =>
      `このトークンは${{ used: '使用済み', 'of another variable': '別の変数のもの', 'of another context': '別のコンテキストのもの' }[d.why]}です。変数を set した場所で、そのトークンを使って1回だけ reset してください。`,
  },
  'runtime/context-var-unset': {
    en: d => `The context variable ${d.name} is not set here and has no default. Set it, or give it a default.`,
    ja: d =>
      `コンテキスト変数 ${d.name} はここでは設定されておらず、既定値もありません。set するか、default を指定してください。`,
  },
  'runtime/generator-running': {
    en: d => `The async generator ${d.name} is already running. Await its next value before you ask for another.`,
    ja: d => `非同期ジェネレーター ${d.name} は実行中です。次の値を求める前に、前の値を await してください。`,
  },
  'runtime/generator-not-closed': {
    en: d =>
      `The async generator ${d.name} was closed and handed out a value instead. Do not yield in its finally block.`,
    ja: d =>
      `非同期ジェネレーター ${d.name} は、閉じようとしたときに終了せず値を渡しました。finally ブロックの中で yield しないでください。`,
  },
  'runtime/manager-yields': {
    en: d => `A context manager's generator must hand out exactly one value; this one did so ${d.how}.`,
    ja: d =>
      `コンテキストマネージャーのジェネレーターが渡す値はちょうど1つでなければなりませんが、${d.how === 'not at all' ? '1つも渡されませんでした' : '2つ以上渡されました'}。`,
  },
  'runtime/runner-closed': {
    en: () => 'The runner is closed. Make a new one.',
    ja: () => 'このランナーは閉じられています。新しく作ってください。',
  },
  'runtime/loop-running': {
    en: () => 'An event loop is running already. Await the coroutine there, or wait until the run is over.',
    ja: () => 'イベントループがすでに動いています。その中でコルーチンを await するか、実行が終わるのを待ってください。',
  },
  'runtime/deadlock': {
    en: d => `Nothing can happen any more, and ${d.waiting} tasks still wait. Look at what each of them waits for.`,
    ja: d =>
      `${d.waiting} 個のタスクが待機したまま、これ以上何も進みません。それぞれが何を待っているか確認してください。`,
  },
  'runtime/no-order': {
    en: d =>
      `A priority queue cannot order ${d.left} and ${d.right}. Put numbers, texts, or lists like [priority, text] into it.`,
    ja: d =>
      `優先度付きキューは ${d.left} と ${d.right} の順序を決められません。数値、文字列、または [優先度, 文字列] のような配列を入れてください。`,
  },
}
