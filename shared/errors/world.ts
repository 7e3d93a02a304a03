/** What scripts meet when they reach out: what they may, connections, programs, HTTP. */
import type { Language, Wording } from './wording.ts'

export type PermissionKind = 'connect' | 'listen' | 'run' | 'http'

export interface WorldErrors {
  /** The graph does not say that it wants this. */
  'world/not-declared': { kind: PermissionKind; target: string }
  /** The graph says so, and the user has not allowed it; `item` is what `--allow` takes. */
  'world/not-allowed': { kind: PermissionKind; target: string; item: string }
  /** The graph asks for something that the user has not answered: the page asks. */
  'world/unanswered': { name: string }
  /** A warning of the graph file: what its runs will be refused. */
  'world/not-allowed-yet': { items: readonly string[] }
  /** `item` is none of `items`, which are what the graph asks for. */
  'world/not-asked': { item: string; items: readonly string[] }
  'world/run-over': Record<string, never>
  'world/connect-failed': { target: string; reason: string }
  'world/listen-failed': { target: string; reason: string }
  'world/connection-lost': { reason: string }
  'world/write-after-eof': Record<string, never>
  /** Units: bytes. */
  'world/line-too-long': { limit: number }
  'world/read-twice': { what: string }
  'world/program-not-found': { program: string }
  'world/spawn-failed': { program: string; reason: string }
  'world/outside-folder': { path: string }
  'world/needs-folder': { what: string }
  'world/command-failed': { program: string; code: number; stderr: string }
  'world/http-failed': { url: string; reason: string }
  'world/http-status': { url: string; status: number; expected: string }
  'world/http-bad-url': { url: string }
  'world/http-redirects': { url: string; limit: number }
  'world/http-body': { url: string; reason: string }
}

const DOES: Record<PermissionKind, Record<Language, (target: string) => string>> = {
  connect: { en: t => `connect to ${t}`, ja: t => `${t} への接続` },
  listen: { en: t => `listen on ${t}`, ja: t => `${t} での待ち受け` },
  run: { en: t => `run “${t}”`, ja: t => `「${t}」の実行` },
  http: { en: t => `send requests to ${t}`, ja: t => `${t} へのリクエスト` },
}

const REASONS: Readonly<Record<string, Record<Language, string>>> = {
  ECONNREFUSED: { en: 'nobody listens there', ja: '待ち受けている相手がいません' },
  ECONNRESET: { en: 'the other side broke it off', ja: '相手が接続を切断しました' },
  EPIPE: { en: 'the other side does not read any more', ja: '相手はもう読み取っていません' },
  ENOTFOUND: { en: 'the name is not known', ja: '名前を解決できません' },
  EAI_AGAIN: { en: 'the name cannot be looked up now', ja: '現在、名前を調べられません' },
  ETIMEDOUT: { en: 'nobody answered', ja: '応答がありません' },
  EHOSTUNREACH: { en: 'there is no way to that machine', ja: 'その相手に到達できません' },
  ENETUNREACH: { en: 'there is no way to that network', ja: 'そのネットワークに到達できません' },
  EADDRINUSE: { en: 'another program uses that port', ja: 'そのポートは別のプログラムが使用中です' },
  EADDRNOTAVAIL: { en: 'this machine has no such address', ja: 'このマシンにそのアドレスはありません' },
  EACCES: { en: 'the system does not permit it', ja: 'システムに許可されていません' },
  EMFILE: { en: 'too many files and connections are open', ja: '開いているファイルや接続が多すぎます' },
}

const why = (reason: string, language: Language): string => REASONS[reason]?.[language] ?? reason

const permissionWording = {
  'world/not-declared': {
    en: d =>
      `The graph does not declare that it may ${DOES[d.kind].en(d.target)}. Add “${d.target}” to ${d.kind} under permissions in the graph file.`,
    ja: d =>
      `${DOES[d.kind].ja(d.target)}がグラフで宣言されていません。グラフファイルの permissions の ${d.kind} に「${d.target}」を追加してください。`,
  },
  'world/not-allowed': {
    en: d =>
      `This graph may not ${DOES[d.kind].en(d.target)}: you have not allowed it. Allow it under Permissions, or with --allow "${d.item}".`,
    ja: d =>
      `${DOES[d.kind].ja(d.target)}は許可されていません。「権限」で許可するか、--allow "${d.item}" を指定してください。`,
  },
  'world/unanswered': {
    en: d => `${d.name} asks for permissions that you have not answered. Answer under Permissions, then run it.`,
    ja: d => `${d.name} が求める権限にまだ回答していません。「権限」で回答してから実行してください。`,
  },
  'world/not-allowed-yet': {
    en: d => `Runs will be refused ${d.items.join(', ')}: that is not allowed. Allow it under Permissions.`,
    ja: d => `許可されていないため、実行中に拒否されます：${d.items.join('、')}。「権限」で許可できます。`,
  },
  'world/not-asked': {
    en: d =>
      `The graph does not ask for “${d.item}”. ${d.items.length > 0 ? `It asks for ${d.items.join(', ')}.` : 'It asks for nothing.'}`,
    ja: d =>
      `グラフは「${d.item}」を求めていません。${d.items.length > 0 ? `求めているもの：${d.items.join('、')}` : '何も求めていません。'}`,
  },
  'world/run-over': {
    en: () => 'The run is ending: nothing outside can be opened any more.',
    ja: () => '実行は終了処理中のため、外部への接続やプログラムの起動はできません。',
  },
} satisfies Partial<Wording<WorldErrors>>

const streamWording = {
  'world/connect-failed': {
    en: d => `No connection to ${d.target}: ${why(d.reason, 'en')}. Check the address, and that the server runs.`,
    ja: d =>
      `${d.target} に接続できません：${why(d.reason, 'ja')}。アドレスと、サーバーが動いているかを確かめてください。`,
  },
  'world/listen-failed': {
    en: d => `Cannot listen on ${d.target}: ${why(d.reason, 'en')}. Use another port; 0 takes any free one.`,
    ja: d =>
      `${d.target} で待ち受けられません：${why(d.reason, 'ja')}。別のポートを使ってください（0 なら空きポートを使います）。`,
  },
  'world/connection-lost': {
    en: d => `The connection is lost: ${why(d.reason, 'en')}. Open another one.`,
    ja: d => `接続が失われました：${why(d.reason, 'ja')}。接続し直してください。`,
  },
  'world/write-after-eof': {
    en: () => 'After writeEof() nothing can be written. Write before it.',
    ja: () => 'writeEof() の後には書き込めません。書き込みはその前に行ってください。',
  },
  'world/line-too-long': {
    en: d => `A line is longer than the ${d.limit} bytes that the reader takes. Open it with a greater limit.`,
    ja: d => `行が読み取りの上限 ${d.limit} バイトを超えています。limit を大きくして開いてください。`,
  },
  'world/read-twice': {
    en: d => `${d.what}() was called while another task waits to read from the same stream. Let one task read.`,
    ja: d =>
      `別のタスクが同じストリームの読み取りを待っている間に ${d.what}() が呼ばれました。読み取りは1つのタスクで行ってください。`,
  },
} satisfies Partial<Wording<WorldErrors>>

const programWording = {
  'world/program-not-found': {
    en: d => `There is no program “${d.program}” on the path. Install it, or write ./name for one beside the graph.`,
    ja: d =>
      `プログラム「${d.program}」が見つかりません。インストールするか、グラフと同じ場所のものは ./名前 と書いてください。`,
  },
  'world/spawn-failed': {
    en: d => `${d.program} could not be started: ${why(d.reason, 'en')}.`,
    ja: d => `${d.program} を起動できませんでした：${why(d.reason, 'ja')}。`,
  },
  'world/outside-folder': {
    en: d => `${d.path} leads out of the folder of the graph. Programs run in that folder or below it.`,
    ja: d => `${d.path} はグラフのフォルダーの外です。プログラムはそのフォルダーの中で実行されます。`,
  },
  'world/needs-folder': {
    en: d => `${d.what} needs the folder of the graph, which was never saved. Save the graph first.`,
    ja: d => `${d.what} にはグラフのフォルダーが必要です。先にグラフを保存してください。`,
  },
  'world/command-failed': {
    en: d =>
      `${d.program} ended with code ${d.code}${d.stderr === '' ? '.' : `: ${d.stderr}`} List other codes that are fine in expect.`,
    ja: d =>
      `${d.program} が終了コード ${d.code} で終わりました${d.stderr === '' ? '。' : `：${d.stderr}`} 正常とみなすコードは expect に書いてください。`,
  },
} satisfies Partial<Wording<WorldErrors>>

const httpWording = {
  'world/http-failed': {
    en: d => `The request to ${d.url} failed: ${why(d.reason, 'en')}. Check the address, and that the server runs.`,
    ja: d =>
      `${d.url} へのリクエストに失敗しました：${why(d.reason, 'ja')}。アドレスと、サーバーが動いているかを確かめてください。`,
  },
  'world/http-status': {
    en: d => `${d.url} answered with status ${d.status}, not ${d.expected}. List what is fine in expect.`,
    ja: d =>
      `${d.url} がステータス ${d.status} を返しました（期待：${d.expected}）。正常とみなすものは expect に書いてください。`,
  },
  'world/http-bad-url': {
    en: d => `“${d.url}” is not an http or https address. Write it in full, as in https://example.org/menu.`,
    ja: d =>
      `「${d.url}」は http・https のアドレスではありません。https://example.org/menu のように省略せず書いてください。`,
  },
  'world/http-redirects': {
    en: d => `${d.url} was redirected more than ${d.limit} times. Ask for the last address.`,
    ja: d => `${d.url} のリダイレクトが ${d.limit} 回を超えました。最終的なアドレスを指定してください。`,
  },
  'world/http-body': {
    en: d => `The body of ${d.url} cannot be read as that: ${d.reason}`,
    ja: d => `${d.url} の本文をその形式で読めません：${d.reason}`,
  },
} satisfies Partial<Wording<WorldErrors>>

export const worldWording: Wording<WorldErrors> = {
  ...permissionWording,
  ...streamWording,
  ...programWording,
  ...httpWording,
}
