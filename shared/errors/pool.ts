/** What can go wrong with calls of functions on worker threads and worker processes. */
import { didYouMean } from './did-you-mean.ts'
import type { Language, Wording } from './wording.ts'

export interface PoolErrors {
  /** `signal`: the name of the one that ended it; threads have none. */
  'pool/worker-died': { worker: Kind; function: string; exitCode: number | null; signal: string | null }
  /** Argument from 1, null: the result. `path`: where in it. `name`: of the function or class; for `other` what V8 says. */
  'pool/not-cloneable': { function: string; argument: number | null; path: string; thing: Thing; name: string }
  'pool/never-settles': { function: string }
  'pool/function-by-name': { got: string }
  'pool/unknown-function': { function: string; nearest: string | null }
  'pool/not-an-executor': { got: string }
  'pool/bad-max-workers': { got: string; limit: number }
  'pool/too-many-workers': { asked: number; limit: number }
  'pool/shut-down': { function: string }
  'pool/none': Record<string, never>
}

type Kind = 'thread' | 'process'
type Thing = 'function' | 'symbol' | 'instance' | 'other'

export const poolWording: Wording<PoolErrors> = {
  'pool/worker-died': {
    en: d =>
      `A worker ${d.worker} ended ${ending(d, 'en')} while it ran ${d.function}(). It was replaced; only this call failed.`,
    ja: d =>
      `${d.function}() の実行中に${KINDS_JA[d.worker]}が${ending(d, 'ja')}。ワーカーは補充され、失敗したのはこの呼び出しだけです。`,
  },
  'pool/not-cloneable': {
    en: d =>
      `${d.argument === null ? 'The result' : `Argument ${d.argument}`} of ${d.function}() cannot be sent between workers: ${at(d.path, 'en')}${THINGS_EN[d.thing](d.name)}. Send plain data: numbers, text, lists, objects.`,
    ja: d =>
      `${d.function}() の${d.argument === null ? '戻り値' : `${d.argument} 番目の引数`}はワーカーとの間で送れません：${at(d.path, 'ja')}${THINGS_JA[d.thing](d.name)}。数値・文字列・リスト・オブジェクトなど、ただの値を送ってください。`,
  },
  'pool/never-settles': {
    en: d =>
      `${d.function}() returned a promise that nothing will ever settle. Functions on workers have nothing to wait for.`,
    ja: d =>
      `${d.function}() が返した Promise を完了させるものがありません。ワーカー上の関数には待つ対象がありません。`,
  },
  'pool/function-by-name': {
    en: d =>
      `Workers are called by the name of one of the graph's functions, not with ${d.got}: what stands around a function cannot be sent with it. Put it under functions: and pass its name.`,
    ja: d =>
      `ワーカーの呼び出しにはグラフの関数名を渡します（渡された値：${d.got}）。関数の周りにある変数は一緒に送れないためです。functions: に置いて名前を渡してください。`,
  },
  'pool/unknown-function': {
    en: d => `The graph has no function “${d.function}”.${didYouMean(d.nearest, 'en')} Add it under functions.`,
    ja: d => `グラフに関数「${d.function}」はありません。${didYouMean(d.nearest, 'ja')}functions に追加してください。`,
  },
  'pool/not-an-executor': {
    en: d => `${d.got} is no executor. Pass null, threads, processes, or one that you made.`,
    ja: d =>
      `${d.got} はエグゼキューターではありません。null、threads、processes、または自分で作ったものを渡してください。`,
  },
  'pool/bad-max-workers': {
    en: d => `maxWorkers must be a whole number from 1 to ${d.limit}, not ${d.got}.`,
    ja: d => `maxWorkers は 1 から ${d.limit} までの整数でなければなりません（渡された値：${d.got}）。`,
  },
  'pool/too-many-workers': {
    en: d =>
      `A run may have ${d.limit} workers in all, and this executor would make it ${d.asked}. Shut down one that is not needed, or ask for fewer.`,
    ja: d =>
      `1 回の実行で使えるワーカーは全部で ${d.limit} までですが、このエグゼキューターを作ると ${d.asked} になります。不要なものを終了するか、数を減らしてください。`,
  },
  'pool/shut-down': {
    en: d => `The executor was shut down, so it does not take ${d.function}(). Call it before, or on another executor.`,
    ja: d =>
      `エグゼキューターは終了しているため ${d.function}() を受け付けません。終了前に呼び出すか、別のものを使ってください。`,
  },
  'pool/none': {
    en: () => 'This event loop has no workers. Give it some with provideWorkers() before calls are made.',
    ja: () => 'このイベントループにはワーカーがありません。呼び出す前に provideWorkers() で用意してください。',
  },
}

const KINDS_JA: Record<Kind, string> = { thread: 'ワーカースレッド', process: 'ワーカープロセス' }

const THINGS_EN: Record<Thing, (name: string) => string> = {
  function: name => `it is a function${name === '' ? '' : ` (${name})`}`,
  symbol: name => `it is a symbol${name === '' ? '' : ` (${name})`}`,
  instance: name => `it is an object of class ${name}, of which only a part would arrive`,
  other: name => name,
}

const THINGS_JA: Record<Thing, (name: string) => string> = {
  function: name => `関数です${name === '' ? '' : `（${name}）`}`,
  symbol: name => `シンボルです${name === '' ? '' : `（${name}）`}`,
  instance: name => `クラス ${name} のオブジェクトで、一部しか届きません`,
  other: name => name,
}

const at = (path: string, language: Language): string =>
  path === '' ? '' : language === 'en' ? `at ${path}, ` : `${path} は`

function ending({ exitCode, signal }: PoolErrors['pool/worker-died'], language: Language): string {
  if (signal !== null) return language === 'en' ? `by signal ${signal}` : `シグナル ${signal} で終了しました`
  return language === 'en' ? `with exit code ${exitCode}` : `終了コード ${exitCode} で落ちました`
}
