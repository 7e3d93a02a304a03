/** What YAML's parser complains about, by its codes, in words a person can act on. */
import type { Language } from './wording.ts'

type Words = Readonly<Record<Language, string>>

const REASONS: Readonly<Record<string, Words>> = {
  ALIAS_PROPS: {
    en: 'An alias (*name) can have no tag and no anchor. Remove them.',
    ja: 'エイリアス（*名前）にはタグもアンカーも付けられません。取り除いてください。',
  },
  BAD_ALIAS: {
    en: 'The name of this anchor or alias is not usable. Use letters and digits; to mean the character itself, put quotes around the text.',
    ja: 'このアンカーまたはエイリアスの名前は使えません。英数字を使ってください。記号そのものを書くなら引用符で囲みます。',
  },
  BAD_COLLECTION_TYPE: {
    en: 'The tag does not fit the kind of value it stands before. Remove the tag.',
    ja: 'タグと値の種類が合っていません。タグを取り除いてください。',
  },
  BAD_DIRECTIVE: {
    en: 'This directive (%…) is not understood. Remove the line.',
    ja: 'このディレクティブ（%…）は解釈できません。行を取り除いてください。',
  },
  BAD_DQ_ESCAPE: {
    en: 'Unknown escape in double quotes. Write \\\\ for a backslash, or use single quotes.',
    ja: '二重引用符の中に不明なエスケープがあります。バックスラッシュは \\\\ と書くか、単一引用符を使ってください。',
  },
  BAD_INDENT: {
    en: 'The indentation does not fit. Keys of one map, and entries of one list, start in the same column.',
    ja: '字下げが合っていません。同じマップのキー、同じリストの項目は、同じ桁から始めてください。',
  },
  BAD_PROP_ORDER: {
    en: 'Anchors and tags stand right before the value they belong to. Move this one there.',
    ja: 'アンカーとタグは、対象の値のすぐ前に置きます。移してください。',
  },
  BAD_SCALAR_START: {
    en: 'A text cannot begin with this character. Put quotes around it.',
    ja: 'この文字でテキストを始めることはできません。引用符で囲んでください。',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    en: 'There are two “key: value” on one line. Put quotes around a text that contains “: ”, or begin a new line.',
    ja: '1行に「キー: 値」が2つあります。「: 」を含むテキストは引用符で囲むか、改行してください。',
  },
  BLOCK_IN_FLOW: {
    en: 'Inside […] or {…} the indented style cannot be used. Close the bracket first.',
    ja: '[…] や {…} の中では字下げによる書き方は使えません。先に括弧を閉じてください。',
  },
  IMPOSSIBLE: {
    en: 'This cannot be read as YAML here. Check brackets and quotes above.',
    ja: 'ここは YAML として読めません。この前の括弧と引用符を確かめてください。',
  },
  KEY_OVER_1024_CHARS: {
    en: 'A key can have at most 1024 characters on one line. A colon or a quote is probably missing above.',
    ja: 'キーは1行で1024文字までです。この前でコロンか引用符が抜けている可能性があります。',
  },
  MISSING_CHAR: {
    en: 'A character is missing here: a closing quote or bracket, a comma between entries, or a space after a colon.',
    ja: '文字が足りません。閉じる引用符や括弧、項目の間のコンマ、コロンの後の空白を確かめてください。',
  },
  MULTILINE_IMPLICIT_KEY: {
    en: 'A key must stand on one line. Is a colon missing, or the indentation wrong?',
    ja: 'キーは1行に収めてください。コロンの抜けか、字下げの誤りはありませんか。',
  },
  MULTIPLE_ANCHORS: {
    en: 'A value can have only one anchor (&name). Remove one.',
    ja: '1つの値に付けられるアンカー（&名前）は1つだけです。1つ外してください。',
  },
  MULTIPLE_DOCS: {
    en: 'A file holds one task graph. Remove what follows “---”, or move it to a file of its own.',
    ja: '1つのファイルに書けるタスクグラフは1つです。「---」以降を取り除くか、別のファイルに移してください。',
  },
  MULTIPLE_TAGS: {
    en: 'A value can have only one tag (!name). Remove one.',
    ja: '1つの値に付けられるタグ（!名前）は1つだけです。1つ外してください。',
  },
  TAB_AS_INDENT: {
    en: 'Tabs cannot indent. Use spaces.',
    ja: '字下げにタブは使えません。空白を使ってください。',
  },
  TAG_RESOLVE_FAILED: {
    en: 'Tags (!name) have no meaning in a task graph. Remove the tag, or put quotes around the text.',
    ja: 'タスクグラフではタグ（!名前）は使いません。取り除くか、テキストを引用符で囲んでください。',
  },
  UNEXPECTED_TOKEN: {
    en: 'This is not expected here. Check the brackets, quotes and indentation around it.',
    ja: 'ここに来るはずのない記述です。前後の括弧・引用符・字下げを確かめてください。',
  },
}

/** Null for a reason without words of ours. */
export function syntaxReason(reason: string, language: Language): string | null {
  return Object.hasOwn(REASONS, reason) ? REASONS[reason]![language] : null
}
