import { code, say } from './phrase.ts'
import { placed, resourceNamed, secondsOf, taskNamed, type Words } from './words.ts'

export const waitWords: Words<'long-hold' | 'growing-queue' | 'swallowed-cancel' | 'unheld-shield'> = {
  'long-hold': {
    en: {
      title: 'Lock held across a long wait',
      seen: ({ task, resource, micros, waiting, place }) =>
        say`${taskNamed(task, 'A task')} waited for ${secondsOf(micros)} s${placed(' at ', place)} while it held ${resourceNamed(resource, 'a lock')} and ${waiting === 1 ? '1 other task' : `${waiting} other tasks`} wanted it.`,
      why: say`Whoever needs the lock waits for what its holder waits for, too: tasks that could go on side by side go one after another.`,
      todo: say`Wait first, and take the lock for the change alone. Or read under the lock, release it, wait, and take it again to write.`,
    },
    ja: {
      title: '長い待ちをまたいで保持されたロック',
      seen: ({ task, resource, micros, waiting, place }) =>
        say`${taskNamed(task, 'タスク')} は ${resourceNamed(resource, 'ロック')} を持ったまま${placed(' ', place, ' で')}${secondsOf(micros)}秒間待ち、その間${waiting}件のタスクがロックを待っていました。`,
      why: say`ロックを必要とするタスクは、保持者が待つものまで一緒に待つことになります。並行して進めるはずの処理が、1つずつになります。`,
      todo: say`先に待ち、変更するときだけロックを取ってください。または、読み取ったら一度解放し、待った後に取り直して書き込んでください。`,
    },
  },
  'growing-queue': {
    en: {
      title: 'Queue that only grows',
      seen: ({ resource, puts, from, to, task }) =>
        say`${resourceNamed(resource, 'A queue')} has no bound, and in the last ${puts} turns that filled it never became as empty as before: from ${from} to ${to} items. The last to put was ${taskNamed(task, 'a callback')}.`,
      why: say`It is filled faster than it is emptied. What is put waits longer and longer, until memory runs out.`,
      todo: say`Give it a ${code('maxsize')}, so that ${code('put')} waits while it is full (backpressure), or let more tasks take from it.`,
    },
    ja: {
      title: '増え続けるキュー',
      seen: ({ resource, puts, from, to, task }) =>
        say`${resourceNamed(resource, 'キュー')} には上限がなく、追加のあった直近${puts}ターンの間、一度も前ほど空きませんでした（${from}件 → ${to}件）。最後に追加したのは ${taskNamed(task, 'コールバック')} です。`,
      why: say`取り出すより速く追加されています。項目の待ち時間は延び続け、やがてメモリーが足りなくなります。`,
      todo: say`${code('maxsize')} を指定すれば、満杯の間は ${code('put')} が待ちます（背圧）。または、取り出すタスクを増やしてください。`,
    },
  },
  'swallowed-cancel': {
    en: {
      title: 'Cancellation swallowed',
      seen: ({ task, place, after }) =>
        after === 'finished'
          ? say`${taskNamed(task, 'A task')} was cancelled${placed(' at ', place)}, caught the ${code('CancelledError')}, and finished as if nothing had been.`
          : say`${taskNamed(task, 'A task')} was cancelled${placed(' at ', place)}, caught the ${code('CancelledError')}, and went on with what it was doing.`,
      why: say`Who cancels a task relies on its end: a caught cancellation makes timeouts run over, and others wait for a task that does not stop.`,
      todo: say`Clean up in ${code('finally')}, and throw a ${code('CancelledError')} that you catch again. Who refuses it on purpose says so with ${code('uncancel()')}.`,
    },
    ja: {
      title: '握りつぶされたキャンセル',
      seen: ({ task, place, after }) =>
        after === 'finished'
          ? say`${taskNamed(task, 'タスク')} は${placed(' ', place, ' で')}キャンセルされましたが、${code('CancelledError')} を捕まえ、何事もなかったように完了しました。`
          : say`${taskNamed(task, 'タスク')} は${placed(' ', place, ' で')}キャンセルされましたが、${code('CancelledError')} を捕まえ、そのまま動き続けました。`,
      why: say`キャンセルする側は、タスクが終わることを当てにしています。捕まえたままにするとタイムアウトは効かず、ほかのタスクは止まらないタスクを待ち続けます。`,
      todo: say`後始末は ${code('finally')} で行い、捕まえた ${code('CancelledError')} は投げ直してください。意図して拒むなら ${code('uncancel()')} で示してください。`,
    },
  },
  'unheld-shield': {
    en: {
      title: 'Shield whose inner task nobody holds',
      seen: ({ task, inner, place }) =>
        say`${taskNamed(task, 'A task')} was cancelled at its ${code('shield()')}${placed(' at ', place)}. ${taskNamed(inner, 'What is shielded')} goes on behind it, and nobody has it.`,
      why: say`Its result is lost and its failure goes unseen; nobody can wait for it or cancel it. In asyncio it may even be collected while it runs.`,
      todo: say`Make the task first, and keep it: ${code('const t = createTask(f()); await shield(t)')}.`,
    },
    ja: {
      title: '中のタスクを誰も持たないシールド',
      seen: ({ task, inner, place }) =>
        say`${taskNamed(task, 'タスク')} は${placed(' ', place, ' の')} ${code('shield()')} でキャンセルされました。その内側では ${taskNamed(inner, '処理')} が動き続けていますが、誰も参照していません。`,
      why: say`結果は失われ、失敗しても気付けず、待つこともキャンセルすることもできません。asyncio では、実行中に回収されることさえあります。`,
      todo: say`先にタスクを作って変数に残してください：${code('const t = createTask(f()); await shield(t)')}`,
    },
  },
}
