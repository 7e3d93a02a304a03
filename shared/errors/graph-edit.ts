/** What an edit of a graph from its picture or its forms may not do. */
import type { Wording } from './wording.ts'

export interface GraphEditErrors {
  /** The text has a mistake that makes it unclear what it says. */
  'edit/unreadable': { line: number }
  /** The text uses YAML in a way that the edit would have to break. */
  'edit/not-safe': Record<string, never>
  'edit/no-such': { name: string }
  'edit/name-taken': { name: string }
  /** Between two resources. */
  'edit/no-edge': { from: string; to: string }
  /** A task is gone whose result these still ask for. */
  'edit/still-used': { name: string; tasks: readonly string[] }
  /** The script hands on all it was handed, or names it in a way that only a run could tell. */
  'edit/script-left': { name: string; file: string; line: number; column: number }
}

export const graphEditWording: Wording<GraphEditErrors> = {
  'edit/unreadable': {
    en: d => `The graph file cannot be read at line ${d.line}. Mend that in the source first; nothing was changed.`,
    ja: d => `グラフファイルの ${d.line} 行目が読み取れません。先にソースで直してください。何も変更していません。`,
  },
  'edit/not-safe': {
    en: () => 'This part of the file is written in a way that only its author can change. Change it in the source.',
    ja: () => 'この部分の書き方では、安全に変更できません。ソースで直接変更してください。',
  },
  'edit/no-such': {
    en: d => `The file has no “${d.name}”. It may be a task that a script made; those are changed in the script.`,
    ja: d => `ファイルに「${d.name}」はありません。スクリプトが作ったタスクなら、スクリプトの中で変更してください。`,
  },
  'edit/name-taken': {
    en: d => `“${d.name}” is taken. Choose another name.`,
    ja: d => `「${d.name}」はすでに使われています。別の名前にしてください。`,
  },
  'edit/no-edge': {
    en: d => `${d.from} and ${d.to} are both resources. Connect a task with a task, or with a resource it holds.`,
    ja: d =>
      `${d.from} と ${d.to} はどちらもリソースです。タスクどうし、またはタスクとそれが保持するリソースをつないでください。`,
  },
  'edit/still-used': {
    en: d =>
      `${d.tasks.join(', ')} still ${d.tasks.length === 1 ? 'uses' : 'use'} the result of “${d.name}”. Change what they are given.`,
    ja: d => `${d.tasks.join('、')} が「${d.name}」の結果をまだ使っています。渡す値を変更してください。`,
  },
  'edit/script-left': {
    en: d =>
      `${d.file}:${d.line} may still mean “${d.name}”: from there on it cannot be followed. Look at it yourself.`,
    ja: d =>
      `${d.file}:${d.line} ではまだ「${d.name}」が使われているかもしれません。ここから先は追跡できないので、確認してください。`,
  },
}
