/** What `--help` says, in both languages; by command, then by what of it. */
import type { Language } from '../../shared/errors.ts'

const en = {
  withDefault: (about: string, value: string | number): string => `${about} (${value} if left out)`,
  program: 'Run, watch and break cooperative task graphs.',
  titles: { 'Usage:': 'Usage:', 'Arguments:': 'Arguments:', 'Options:': 'Options:', 'Commands:': 'Commands:' },
  help: 'display help',
  version: 'print the version',
  helpOn: 'display help for a command',
  run: {
    about: 'run a graph and show who runs, who waits, and for what',
    file: 'a task-graph file',
    clock: 'real or virtual; the file decides if left out',
    seed: 'seed of random()',
    speed: 'of the real clock',
    cancel: 'cancel a task at that time of the run; may be repeated',
    shield: 'put a task behind a shield; may be repeated',
    allow: 'let the graph do what it asks for, as in connect:HOST:PORT,run:PROGRAM; may be repeated',
    json: 'print the event log as JSON lines',
    debug: 'look for findings: coroutines never awaited and the like; the file decides if left out',
    noDebug: 'do not look for findings',
    record:
      'keep the run: with the others, where the app lists it, or else in a new folder inside of that one (stands behind the file)',
    after: 'Exit code: 0 all finished, 1 something failed, 2 the file is wrong, 3 deadlock, 130 interrupted.',
  },
  check: {
    about: 'say what is wrong with graph files, and run nothing',
    files: 'task-graph files',
    json: 'print the problems as JSON',
  },
  serve: {
    about: 'serve the app to a browser on this machine',
    file: 'a task-graph file to show',
    port: 'any free one if left out',
    open: 'open it in the default browser',
  },
  open: { about: 'serve the app and open a file in the default browser', file: 'a task-graph file' },
  attach: {
    about: 'watch a program that called monitor(), and cancel its tasks',
    program: 'its address, port, pid or name; the only one there is if left out',
    secret: 'if it did not announce itself; better in YIELDPOINT_SECRET, which no other user sees',
    port: 'of the app; any free one if left out',
    noOpen: 'do not open the default browser',
  },
  recordings: {
    about: 'the runs that are kept',
    list: 'list them, the newest first; * is pinned',
    listJson: 'print all that is known of them as JSON',
    id: 'as in the list',
    export: 'write one to a file',
    as: 'one file, a trace for Perfetto, or its tasks',
    to: 'named after the run, in this folder, if left out',
    import: 'keep exported runs, and those that run --record wrote to a folder',
    paths: '.yprun files, and folders of runs',
    check: 'run it again and compare the logs',
    checkAfter: 'Exit code: 0 the same, 1 another, 2 it cannot be compared.',
  },
}

export type Help = typeof en

const ja: Help = {
  withDefault: (about, value) => `${about}（省略時は ${value}）`,
  program: '協調的タスクのグラフを実行し、観察し、壊してみるためのツールです。',
  titles: { 'Usage:': '使い方:', 'Arguments:': '引数:', 'Options:': 'オプション:', 'Commands:': 'コマンド:' },
  help: 'ヘルプを表示',
  version: 'バージョンを表示',
  helpOn: 'コマンドのヘルプを表示',
  run: {
    about: 'グラフを実行し、何が動き、何が何を待っているかを表示',
    file: 'タスクグラフのファイル',
    clock: 'real（実時間）または virtual（仮想時間）。省略時はファイルの指定に従う',
    seed: 'random() のシード',
    speed: '実時間に対する速さ',
    cancel: '実行の指定時刻にタスクをキャンセル（複数指定可）',
    shield: 'タスクをシールドする（複数指定可）',
    allow: 'グラフが求める操作を許可。例：connect:HOST:PORT,run:PROGRAM（複数指定可）',
    json: 'イベントログを JSON Lines で出力',
    debug: 'await されないコルーチンなどを調べて指摘する。省略時はファイルの指定に従う',
    noDebug: '指摘のための調査をしない',
    record:
      '実行を保存する。フォルダーを省略すると他の記録と同じ場所に保存され、アプリの一覧に表示される。指定するとその中の新しいフォルダーに書き込む（ファイル名より後に置く）',
    after: '終了コード：0 すべて完了、1 失敗あり、2 ファイルの誤り、3 デッドロック、130 中断。',
  },
  check: {
    about: 'グラフファイルの誤りを表示（実行はしない）',
    files: 'タスクグラフのファイル',
    json: '問題を JSON で出力',
  },
  serve: {
    about: 'このマシンのブラウザーにアプリを提供',
    file: '表示するタスクグラフのファイル',
    port: 'ポート番号。省略時は空いているもの',
    open: '既定のブラウザーで開く',
  },
  open: { about: 'アプリを起動し、既定のブラウザーでファイルを開く', file: 'タスクグラフのファイル' },
  attach: {
    about: 'monitor() を呼び出したプログラムを観察し、タスクをキャンセル',
    program: 'アドレス、ポート、pid、または名前。1 つしかなければ省略可',
    secret: 'プログラムが自分を公開していない場合に指定。他のユーザーに見えない YIELDPOINT_SECRET のほうが安全',
    port: 'アプリのポート番号。省略時は空いているもの',
    noOpen: '既定のブラウザーを開かない',
  },
  recordings: {
    about: '保存されている実行',
    list: '新しい順に一覧表示（* はピン留め）',
    listJson: 'わかっていることをすべて JSON で出力',
    id: '一覧に表示される ID',
    export: 'ファイルに書き出す',
    as: '1 つのファイル（file）、Perfetto 用のトレース（trace）、タスクの表（csv）',
    to: '省略時は実行の名前でこのフォルダーに書き出す',
    import: '書き出された実行や、run --record でフォルダーに書き込まれた実行を読み込む',
    paths: '.yprun ファイル、または実行のフォルダー',
    check: '再実行してログを比較',
    checkAfter: '終了コード：0 一致、1 不一致、2 比較できない。',
  },
}

export const help: Readonly<Record<Language, Help>> = { en, ja }
