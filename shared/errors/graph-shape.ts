/** A graph file whose text is readable, but says something of the wrong shape: keys, kinds of values, ranges. */
import { didYouMean } from './did-you-mean.ts'
import type { Language, Wording } from './wording.ts'

export type ValueKind = 'text' | 'number' | 'whole-number' | 'boolean' | 'list' | 'map' | 'nothing' | 'plain' | 'other'

export interface GraphShapeErrors {
  /** `version` null: there is none. */
  'graph/version': { version: string | null; supported: number }
  /** `within` '' is the file itself. */
  'graph/unknown-key': { key: string; within: string; nearest: string | null; known: readonly string[] }
  'graph/missing-key': { key: string; within: string }
  'graph/duplicate-key': { key: string; firstLine: number }
  'graph/wrong-type': { what: string; expected: ValueKind; got: ValueKind }
  'graph/out-of-range': { what: string; min: number | null; max: number | null; got: number }
  'graph/too-long': { what: string; max: number }
  'graph/not-one-of': { what: string; got: string; nearest: string | null; allowed: readonly string[] }
  'graph/not-yet': { feature: string }
}

const KINDS: Record<ValueKind, Record<Language, string>> = {
  text: { en: 'text', ja: 'テキスト' },
  number: { en: 'a number', ja: '数値' },
  'whole-number': { en: 'a whole number', ja: '整数' },
  boolean: { en: 'true or false', ja: '真偽値（true か false）' },
  list: { en: 'a list', ja: 'リスト' },
  map: { en: 'a map (keys with values)', ja: 'マップ（キーと値の組）' },
  nothing: { en: 'empty', ja: '空' },
  plain: {
    en: 'a plain value (text, number, true, false, list or map)',
    ja: 'テキスト・数値・true・false・リスト・マップのいずれか',
  },
  other: { en: 'something else', ja: '別の種類の値' },
}

function range(min: number | null, max: number | null, language: Language): string {
  if (min !== null && max !== null) return language === 'en' ? `from ${min} to ${max}` : `${min} 以上 ${max} 以下`
  if (min !== null) return language === 'en' ? `${min} or more` : `${min} 以上`
  return language === 'en' ? `${max} or less` : `${max} 以下`
}

export const graphShapeWording: Wording<GraphShapeErrors> = {
  'graph/version': {
    en: d =>
      d.version === null
        ? `The file does not say that it is a task graph. Begin it with “taskgraph: ${d.supported}”.`
        : `Version ${d.version} of the format is not known here. Write “taskgraph: ${d.supported}”, or use a newer Yieldpoint.`,
    ja: d =>
      d.version === null
        ? `タスクグラフであることが示されていません。先頭に「taskgraph: ${d.supported}」と書いてください。`
        : `形式のバージョン ${d.version} には対応していません。「taskgraph: ${d.supported}」と書くか、新しい Yieldpoint を使ってください。`,
  },
  'graph/unknown-key': {
    en: d =>
      `“${d.key}” is not known ${d.within === '' ? 'here' : `in ${d.within}`}.${didYouMean(d.nearest, 'en')} Known: ${d.known.join(', ')}.`,
    ja: d =>
      `「${d.key}」は${d.within === '' ? 'ここ' : ` ${d.within} `}では使えないキーです。${didYouMean(d.nearest, 'ja')}使えるキー：${d.known.join('、')}。`,
  },
  'graph/missing-key': {
    en: d => `“${d.key}” is missing${d.within === '' ? '' : ` in ${d.within}`}. Add it.`,
    ja: d => `${d.within === '' ? '' : `${d.within} に`}「${d.key}」がありません。追加してください。`,
  },
  'graph/duplicate-key': {
    en: d => `“${d.key}” stands here a second time; the first is on line ${d.firstLine}. Rename or remove one.`,
    ja: d => `「${d.key}」が重複しています（最初は ${d.firstLine} 行目）。どちらかの名前を変えるか、削除してください。`,
  },
  'graph/wrong-type': {
    en: d => `${d.what} must be ${KINDS[d.expected].en}, but is ${KINDS[d.got].en}.`,
    ja: d => `${d.what} には${KINDS[d.expected].ja}を書いてください（現在は${KINDS[d.got].ja}です）。`,
  },
  'graph/out-of-range': {
    en: d => `${d.what} must be ${range(d.min, d.max, 'en')}, but is ${d.got}.`,
    ja: d => `${d.what} は ${range(d.min, d.max, 'ja')}にしてください（現在は ${d.got} です）。`,
  },
  'graph/too-long': {
    en: d => `${d.what} is longer than ${d.max} characters. Shorten it.`,
    ja: d => `${d.what} が ${d.max} 文字を超えています。短くしてください。`,
  },
  'graph/not-one-of': {
    en: d => `${d.what} cannot be “${d.got}”.${didYouMean(d.nearest, 'en')} Possible: ${d.allowed.join(', ')}.`,
    ja: d => `${d.what} に「${d.got}」は使えません。${didYouMean(d.nearest, 'ja')}使える値：${d.allowed.join('、')}。`,
  },
  'graph/not-yet': {
    en: d => `“${d.feature}” comes in a later version of Yieldpoint. Remove it to run the graph with this one.`,
    ja: d =>
      `「${d.feature}」は今後のバージョンで使えるようになります。このバージョンで実行するには取り除いてください。`,
  },
}
