/** What can go wrong between a viewer and its host. */
import type { Wording } from './wording.ts'

export interface HostErrors {
  'host/unexpected': { text: string }
  'host/bad-message': { command: string; problem: string }
  'host/unknown-command': { command: string }
  'host/unknown-document': { doc: string }
  'host/unknown-bundled': { id: string }
  'host/unknown-file': { doc: string; file: string }
  'host/unsaved-changes': { name: string }
  'host/needs-place': { name: string }
  'host/would-overwrite': { path: string }
  'host/changed-on-disk': { file: string }
  'host/gone-from-disk': { file: string }
  'host/autosave-failed': { folder: string }
  /** `reason`: Chromium's, such as `oom`. */
  'host/page-died': { reason: string }
  'host/port-in-use': { port: number }
  'host/lost': Record<string, never>
  'cli/bad-cancel': { text: string }
  /** A note: the graph asks for this, and `--allow` did not say so. */
  'cli/not-allowed': { items: readonly string[] }
  'cli/unknown-task': { task: string; tasks: readonly string[] }
}

export const hostWording: Wording<HostErrors> = {
  'host/unexpected': {
    en: d => `Something went wrong that should not: ${d.text}`,
    ja: d => `想定外のエラーが起きました：${d.text}`,
  },
  'host/bad-message': {
    en: d => `The message “${d.command}” is not understood: ${d.problem}`,
    ja: d => `メッセージ「${d.command}」を解釈できません：${d.problem}`,
  },
  'host/unknown-command': {
    en: d => `There is no command “${d.command}”. Reload the page: it may be of another version.`,
    ja: d =>
      `コマンド「${d.command}」はありません。画面のバージョンが古い可能性があります。ページを再読み込みしてください。`,
  },
  'host/unknown-document': {
    en: d => `The document ${d.doc} is not open any more. Open it again.`,
    ja: d => `文書 ${d.doc} は開かれていません。もう一度開いてください。`,
  },
  'host/unknown-bundled': {
    en: d => `There is no bundled graph “${d.id}”. Choose one from the library.`,
    ja: d => `付属のグラフ「${d.id}」はありません。ライブラリーから選んでください。`,
  },
  'host/unknown-file': {
    en: d => `${d.file} is not one of the files of ${d.doc}. Name it as a script of the graph first.`,
    ja: d => `${d.file} は ${d.doc} のファイルではありません。先にグラフのスクリプトとして指定してください。`,
  },
  'host/unsaved-changes': {
    en: d => `${d.name} has unsaved changes. Save them, or close without saving.`,
    ja: d => `${d.name} に保存していない変更があります。保存するか、保存せずに閉じてください。`,
  },
  'host/needs-place': {
    en: d => `${d.name} has no place on disk yet. Use Save As to choose one.`,
    ja: d => `${d.name} の保存先がまだありません。「名前を付けて保存」で保存先を選んでください。`,
  },
  'host/would-overwrite': {
    en: d =>
      `${d.path} exists and has another text. Choose another folder, or move that file away; nothing was written.`,
    ja: d =>
      `${d.path} は内容の異なるファイルとして既にあります。別のフォルダーを選ぶか、そのファイルを移してください。何も書き込まれていません。`,
  },
  'host/changed-on-disk': {
    en: d => `${d.file} was changed by another program. Your edits are kept; saving replaces the file on disk.`,
    ja: d =>
      `${d.file} は別のプログラムによって変更されました。編集中の内容は残っています。保存するとディスク上のファイルを置き換えます。`,
  },
  'host/gone-from-disk': {
    en: d => `${d.file} was deleted or moved by another program. Its text is kept here; save to write it again.`,
    ja: d =>
      `${d.file} は別のプログラムによって削除または移動されました。内容はここに残っています。保存すると書き直します。`,
  },
  'host/autosave-failed': {
    en: d =>
      `What you type cannot be kept in ${d.folder} for now, so a crash would lose it. Make room on the disk or let Yieldpoint write there, and save your files.`,
    ja: d =>
      `入力中の内容を ${d.folder} に控えておけません。いま異常終了すると失われます。ディスクの空きを増やすか書き込みを許可し、ファイルを保存してください。`,
  },
  'host/page-died': {
    en: d =>
      `The page stopped working (${d.reason}) and was loaded again. Documents and runs were kept; what was typed in its last half second may be missing.`,
    ja: d =>
      `画面の処理が異常終了したため（${d.reason}）、読み込み直しました。文書と実行はそのまま残っています。終了直前の0.5秒以内の入力は失われた可能性があります。`,
  },
  'host/port-in-use': {
    en: d => `Port ${d.port} is in use by another program. Choose another with --port, or leave it out.`,
    ja: d => `ポート ${d.port} は別のプログラムが使用中です。--port で別の番号を指定するか、指定を省いてください。`,
  },
  'host/lost': {
    en: () => 'The connection to Yieldpoint is lost. It is being restored; runs go on meanwhile.',
    ja: () => 'Yieldpoint との接続が切れました。再接続中です。実行はその間も続いています。',
  },
  'cli/bad-cancel': {
    en: d => `“${d.text}” is not TASK@SECONDS, as in --cancel "chef[0]@1.5".`,
    ja: d => `「${d.text}」は TASK@SECONDS の形ではありません（例：--cancel "chef[0]@1.5"）。`,
  },
  'cli/not-allowed': {
    en: d => `The graph will be refused what it asks for. To allow it, pass --allow "${d.items.join(',')}"`,
    ja: d => `グラフが求める操作は拒否されます。許可するには --allow "${d.items.join(',')}" を指定してください。`,
  },
  'cli/unknown-task': {
    en: d => `The graph has no task ${d.task}. Its tasks are ${d.tasks.join(', ')}.`,
    ja: d => `グラフにタスク ${d.task} はありません。あるのは ${d.tasks.join('、')} です。`,
  },
}
