import type { Language } from '../errors/wording.ts'
import { explain } from '../errors.ts'
import type { FindingOf } from '../protocol/findings.ts'
import { code, say } from './phrase.ts'
import { lineOf, placed, secondsOf, taskNamed, type Words } from './words.ts'

function errorText({ error }: FindingOf<'untaken-exception'>, language: Language): string {
  if (error.known) return explain(error.known, language)
  return error.message ? `${error.name}: ${error.message}` : error.name
}

export const taskWords: Words<'never-awaited' | 'untaken-exception' | 'dropped-task' | 'slow-step'> = {
  'never-awaited': {
    en: {
      title: 'Coroutine never awaited',
      seen: ({ task, coroutine, dropped, place }) =>
        dropped
          ? say`${taskNamed(task, 'A callback')} called ${code(`${coroutine}()`)} and dropped what it gave: nothing of it ran.`
          : say`${taskNamed(task, 'A callback')} called ${code(`${coroutine}()`)}${placed(' after ', place)} and never awaited what it gave: nothing of it ran.`,
      why: say`Calling an async function only makes a coroutine. It starts when it is awaited, or made a task.`,
      todo: say`Write ${code('await f()')}, or ${code('createTask(f())')} if it is to run beside.`,
    },
    ja: {
      title: 'await されなかったコルーチン',
      seen: ({ task, coroutine, dropped, place }) =>
        dropped
          ? say`${taskNamed(task, 'コールバック')} は ${code(`${coroutine}()`)} を呼び出し、結果を捨てました。その処理は少しも実行されていません。`
          : say`${taskNamed(task, 'コールバック')} は${placed(' ', place, ' の後で')} ${code(`${coroutine}()`)} を呼び出しましたが、一度も await しませんでした。その処理は少しも実行されていません。`,
      why: say`async 関数を呼び出しても、コルーチンが作られるだけです。await するかタスクにするまで、処理は始まりません。`,
      todo: say`${code('await f()')} と書くか、並行して動かすなら ${code('createTask(f())')} にしてください。`,
    },
  },
  'untaken-exception': {
    en: {
      title: 'Exception nobody took',
      seen: finding =>
        finding.task
          ? say`${taskNamed(finding.task, '')} failed, and nobody awaited it: ${code(errorText(finding, 'en'))}`
          : say`A future failed, and nobody awaited it: ${code(errorText(finding, 'en'))}`,
      why: say`No code has learned of the failure, so nothing reacts to it: what was to be done is not, and others may wait for it for ever.`,
      todo: say`Await the task where its failure can be dealt with (${code('gather')} does for many), or ask it for its ${code('exception()')} once it is done.`,
    },
    ja: {
      title: '誰も受け取らなかった例外',
      seen: finding =>
        finding.task
          ? say`${taskNamed(finding.task, '')} は失敗しましたが、誰にも await されませんでした：${code(errorText(finding, 'ja'))}`
          : say`Future が失敗しましたが、誰にも await されませんでした：${code(errorText(finding, 'ja'))}`,
      why: say`失敗がどのコードにも伝わらないため、何も対処されません。仕事は終わらず、ほかのタスクがそれを永久に待つこともあります。`,
      todo: say`失敗に対処できる場所でタスクを await してください（複数なら ${code('gather')}）。終了後に ${code('exception()')} を調べる方法もあります。`,
    },
  },
  'dropped-task': {
    en: {
      title: 'Task dropped while pending',
      seen: ({ task, maker, place }) =>
        say`${taskNamed(task, 'A task')} was still going on${placed(' at ', place)} when the graph ended. ${maker ? say`${taskNamed(maker, '')}, which made it,` : 'What made it'} had ended before, and nobody waited for it. The run cancelled it.`,
      why: say`A task that nobody waits for ends wherever it happens to be: its work is cut off, and should it fail, nobody learns of it.`,
      todo: say`Keep the task and await it before its maker ends, or cancel it there once it is no longer needed.`,
    },
    ja: {
      title: '終わらないまま捨てられたタスク',
      seen: ({ task, maker, place }) =>
        say`グラフの終了時、${taskNamed(task, 'タスク')} はまだ${placed(' ', place, ' で')}動いていました。作成元の${maker ? say` ${taskNamed(maker, '')} ` : 'タスク'}は先に終わり、待つ者もいなかったため、実行がキャンセルしました。`,
      why: say`誰にも待たれないタスクは、たまたまいた場所で打ち切られます。仕事は途中で終わり、失敗しても誰も気付きません。`,
      todo: say`タスクを変数に残し、作成元が終わる前に await してください。不要になったのなら、そこでキャンセルしてください。`,
    },
  },
  'slow-step': {
    en: {
      title: 'Step that ran too long',
      seen: ({ task, micros, place, until }) =>
        say`${taskNamed(task, 'A task')} ran for ${secondsOf(micros)} s without an await that waits, from ${place ? lineOf(place) : 'its start'} to ${until ? lineOf(until) : 'its end'}.`,
      why: say`Tasks take turns. While one runs, no other task does, no timer fires, and no cancellation comes through.`,
      todo: say`Move the computing to a function on the worker pool (${code('call')}), or give the others a turn now and then: ${code('await sleep(0)')}.`,
    },
    ja: {
      title: '長すぎるステップ',
      seen: ({ task, micros, place, until }) =>
        say`${taskNamed(task, 'タスク')} は${place ? say` ${lineOf(place)} ` : '開始'}から${until ? say` ${lineOf(until)} ` : '終了'}まで、制御を譲らずに${secondsOf(micros)}秒間動き続けました。`,
      why: say`タスクは交代で動きます。1つが動いている間、ほかのタスクもタイマーもキャンセルも進みません。`,
      todo: say`計算をワーカープールの関数に移す（${code('call')}）か、ときどき ${code('await sleep(0)')} でほかのタスクに順番を譲ってください。`,
    },
  },
}
