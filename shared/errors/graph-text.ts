/** A graph file that cannot be read as YAML or JSON at all, or is larger than what is read. */
import { syntaxReason } from './graph-syntax.ts'
import type { Wording } from './wording.ts'

export interface GraphTextErrors {
  'graph/not-text': Record<string, never>
  /** `reason` is the parser's code, `text` its own English words, used where we have none of ours. */
  'graph/syntax': { reason: string; text: string }
  'graph/too-large': { what: 'text' | 'structure'; limit: number }
  'graph/too-deep': { limit: number }
  'graph/alias-bomb': { limit: number }
  'graph/unknown-anchor': { anchor: string }
  'graph/more-problems': { count: number }
}

const SIZE_WORDS = {
  text: { en: 'characters of text', ja: '文字' },
  structure: { en: 'words and marks', ja: '個の語と記号' },
} as const

export const graphTextWording: Wording<GraphTextErrors> = {
  'graph/not-text': {
    en: () => 'This is not a text file. Open a task graph: a file of YAML or JSON text in UTF-8.',
    ja: () => 'テキストファイルではありません。タスクグラフ（UTF-8 の YAML または JSON のテキスト）を開いてください。',
  },
  'graph/syntax': {
    en: d => syntaxReason(d.reason, 'en') ?? `This is not valid YAML: ${d.text}`,
    ja: d => syntaxReason(d.reason, 'ja') ?? `YAML として正しくありません：${d.text}`,
  },
  'graph/too-large': {
    en: d =>
      `The file is too large: more than ${d.limit} ${SIZE_WORDS[d.what].en}. Use \`copies\` for tasks that are alike, and move long scripts to files of their own.`,
    ja: d =>
      `ファイルが大きすぎます（上限は ${d.limit} ${SIZE_WORDS[d.what].ja}）。同じようなタスクは copies でまとめ、長いスクリプトは別のファイルに移してください。`,
  },
  'graph/too-deep': {
    en: d => `Lists and maps are nested deeper than ${d.limit} levels. A task graph needs fewer; make it flatter.`,
    ja: d => `リストとマップの入れ子が ${d.limit} 段を超えています。タスクグラフには不要な深さです。浅くしてください。`,
  },
  'graph/alias-bomb': {
    en: d =>
      `Written out, the aliases (*name) make more than ${d.limit} values. Write out what is meant, or use \`copies\`.`,
    ja: d =>
      `エイリアス（*名前）を展開すると値が ${d.limit} 個を超えます。必要なものを直接書くか、copies を使ってください。`,
  },
  'graph/unknown-anchor': {
    en: d =>
      `There is no complete value &${d.anchor} above *${d.anchor}. Define the anchor first, or write the value here.`,
    ja: d =>
      `*${d.anchor} より前に、完結した値 &${d.anchor} がありません。先にアンカーを定義するか、ここに値を書いてください。`,
  },
  'graph/more-problems': {
    en: d => `There ${d.count === 1 ? 'is 1 more problem' : `are ${d.count} more problems`}. Mend those above first.`,
    ja: d => `このほかに問題が ${d.count} 件あります。まず上のものから直してください。`,
  },
}
