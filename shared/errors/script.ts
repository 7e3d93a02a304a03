/** What can be wrong with a user's script before it runs, and what it tried that it may not. */
import type { Wording } from './wording.ts'

/** Where in the user's text; columns count from 1, as lines do. */
interface At {
  file: string
  line: number
  column: number
}

/** Language that scripts do without. */
export type Unsupported =
  | 'top-level-await'
  | 'top-level-using'
  | 'dynamic-import'
  | 'import-meta'
  | 'export-star'
  | 'super-here'

export interface ScriptErrors {
  'script/syntax': At & { message: string }
  /** In UTF-16 units. */
  'script/too-large': At & { size: number; limit: number }
  'script/not-supported': At & { what: Unsupported }
  'script/unknown-name': At & { name: string }
  'script/import-not-allowed': At & { specifier: string }
  'script/import-missing': At & { specifier: string }
  'script/import-cycle': At & { path: readonly string[] }
  'script/no-such-export': At & { specifier: string; name: string; names: readonly string[] }
  'script/no-default-export': At
  'script/export-reassigned': At & { name: string }
}

const en = (d: At, text: string) => `${d.file}:${d.line}:${d.column}: ${text}`
const ja = (d: At, text: string) => `${d.file}:${d.line}:${d.column}：${text}`

const kb = (size: number) => Math.ceil(size / 1024)

const UNSUPPORTED_EN: Record<Unsupported, string> = {
  'top-level-await': 'await stands outside of any function. Move it into an async function.',
  'top-level-using': '“using” stands outside of any function. Move it into a function.',
  'dynamic-import': 'import() is not available to scripts. Use an import declaration at the top of the file.',
  'import-meta': 'import.meta is not available to scripts.',
  'export-star': '“export *” is not available to scripts. List the names: export { a, b } from …',
  'super-here': 'super is not available here. Use it in an async method of a class.',
}

const UNSUPPORTED_JA: Record<Unsupported, string> = {
  'top-level-await': '関数の外に await があります。async 関数の中に移してください。',
  'top-level-using': '関数の外に using があります。関数の中に移してください。',
  'dynamic-import': 'スクリプトでは import() を使えません。ファイルの先頭の import 宣言を使ってください。',
  'import-meta': 'スクリプトでは import.meta を使えません。',
  'export-star': 'スクリプトでは export * を使えません。export { a, b } from … のように名前を並べてください。',
  'super-here': 'ここでは super を使えません。クラスの async メソッドの中で使ってください。',
}

export const scriptWording: Wording<ScriptErrors> = {
  'script/syntax': {
    en: d => en(d, d.message),
    ja: d => ja(d, `構文エラー：${d.message}`),
  },
  'script/too-large': {
    en: d =>
      en(
        d,
        `The script has ${kb(d.size)} KB; up to ${kb(d.limit)} KB are read. Move parts of it to other files and import them.`,
      ),
    ja: d =>
      ja(
        d,
        `スクリプトが ${kb(d.size)} KB あります。読めるのは ${kb(d.limit)} KB までです。一部を別のファイルに移して import してください。`,
      ),
  },
  'script/not-supported': {
    en: d => en(d, UNSUPPORTED_EN[d.what]),
    ja: d => ja(d, UNSUPPORTED_JA[d.what]),
  },
  'script/unknown-name': {
    en: d => en(d, `“${d.name}” is not defined. Scripts have the language itself, their imports and their argument.`),
    ja: d => ja(d, `「${d.name}」は定義されていません。使えるのは言語の標準機能・import した名前・引数だけです。`),
  },
  'script/import-not-allowed': {
    en: d =>
      en(
        d,
        `“${d.specifier}” cannot be imported. Import 'yieldpoint', or a file beside the graph: './name' or './folder/name'.`,
      ),
    ja: d =>
      ja(
        d,
        `「${d.specifier}」は import できません。'yieldpoint' か、グラフのフォルダー内のファイル（'./名前'）を import してください。`,
      ),
  },
  'script/import-missing': {
    en: d => en(d, `There is no file “${d.specifier}” (.ts, .js, .mts, .mjs were tried too). Check the name.`),
    ja: d =>
      ja(d, `ファイル「${d.specifier}」がありません（.ts・.js・.mts・.mjs も探しました）。名前を確かめてください。`),
  },
  'script/import-cycle': {
    en: d => en(d, `These files import one another: ${d.path.join(' → ')}. Move what they share to a file of its own.`),
    ja: d =>
      ja(d, `ファイルが互いに import し合っています：${d.path.join(' → ')}。共通部分を別のファイルに移してください。`),
  },
  'script/no-such-export': {
    en: d =>
      en(
        d,
        `“${d.specifier}” exports no “${d.name}”. It exports ${d.names.length > 0 ? d.names.join(', ') : 'nothing'}.`,
      ),
    ja: d =>
      ja(
        d,
        `「${d.specifier}」は「${d.name}」を export していません（export：${d.names.length > 0 ? d.names.join('、') : 'なし'}）。`,
      ),
  },
  'script/no-default-export': {
    en: d => en(d, 'The script exports no default function. Write: export default async function main({ log }) { … }'),
    ja: d =>
      ja(
        d,
        'スクリプトに既定の export 関数がありません。export default async function main({ log }) { … } と書いてください。',
      ),
  },
  'script/export-reassigned': {
    en: d =>
      en(
        d,
        `“${d.name}” is exported and assigned again in a function: other files would keep its first value. Export a function that returns it.`,
      ),
    ja: d =>
      ja(
        d,
        `export した「${d.name}」に関数内で再代入しています。他のファイルには最初の値しか見えません。値を返す関数を export してください。`,
      ),
  },
}
