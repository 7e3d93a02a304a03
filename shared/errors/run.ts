/** What can go wrong with a run and its thread. */
import type { Wording } from './wording.ts'

export interface RunErrors {
  'run/unknown': { run: number }
  'run/unknown-task': { run: number; task: number }
  'run/ended': { run: number }
  'run/no-answer': { run: number; command: string }
  'run/has-mistakes': { mistakes: number }
  'run/out-of-memory': { limitMb: number }
  'run/thread-died': { reason: string }
}

export const runWording: Wording<RunErrors> = {
  'run/unknown': {
    en: d => `There is no run ${d.run} any more. Start the graph again.`,
    ja: d => `実行 ${d.run} はもうありません。グラフをもう一度実行してください。`,
  },
  'run/unknown-task': {
    en: d => `Run ${d.run} has no task ${d.task} any more: it ended and was cleared away.`,
    ja: d => `実行 ${d.run} にタスク ${d.task} はもうありません（終了し、片付けられました）。`,
  },
  'run/ended': {
    en: d => `Run ${d.run} has ended. Run the graph again to do that.`,
    ja: d => `実行 ${d.run} は終了しています。もう一度実行してから操作してください。`,
  },
  'run/no-answer': {
    en: d =>
      `Run ${d.run} did not answer “${d.command}”: one of its tasks has not yielded. Wait for it, or end the run.`,
    ja: d =>
      `実行 ${d.run} が「${d.command}」に応答しません。譲らないタスクがあります。待つか、実行を強制終了してください。`,
  },
  'run/has-mistakes': {
    en: d =>
      `The graph has ${d.mistakes === 1 ? 'a mistake' : `${d.mistakes} mistakes`}. Mend what the problems list shows, then run it.`,
    ja: d => `グラフに誤りが ${d.mistakes} 件あります。問題一覧の箇所を直してから実行してください。`,
  },
  'run/out-of-memory': {
    en: d =>
      `The run used more than its ${d.limitMb} MB of memory and was ended. Look for a list or queue that only grows.`,
    ja: d =>
      `実行がメモリー上限 ${d.limitMb} MB を超えたため終了しました。増え続けるリストやキューがないか確かめてください。`,
  },
  'run/thread-died': {
    en: d => `The run's thread ended unexpectedly: ${d.reason}. Nothing else was affected; run the graph again.`,
    ja: d => `実行スレッドが予期せず終了しました：${d.reason}。他には影響ありません。もう一度実行してください。`,
  },
}
