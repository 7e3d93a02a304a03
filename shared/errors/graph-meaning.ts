/** A graph file of the right shape that does not make sense: names, references, cycles, bodies, scripts. */
import { didYouMean } from './did-you-mean.ts'
import type { Wording } from './wording.ts'
import type { PermissionKind } from './world.ts'

export interface GraphMeaningErrors {
  'graph/no-tasks': Record<string, never>
  'graph/too-many-tasks': { count: number; limit: number }
  'graph/bad-name': { name: string }
  'graph/reserved-name': { name: string }
  'graph/same-name': { name: string; line: number }
  'graph/unknown-resource': { name: string; nearest: string | null }
  'graph/not-holdable': { name: string; type: string }
  'graph/not-a-lock': { name: string; type: string }
  /** `first`, before it in the list, takes `lock` already. */
  'graph/same-lock': { name: string; first: string; lock: string }
  'graph/unknown-task': { name: string; nearest: string | null }
  'graph/unknown-function': { name: string; nearest: string | null }
  'graph/after-self': { task: string }
  'graph/cycle': { path: readonly string[] }
  'graph/no-body': { task: string }
  'graph/many-bodies': { task: string; found: readonly string[] }
  'graph/bad-template': { template: string }
  'graph/input-not-after': { input: string; task: string }
  /** `entry` as it is written. */
  'graph/bad-permission': { kind: PermissionKind; entry: string }
  /** `entry` is what permissions would have to have. */
  'graph/undeclared': { task: string; kind: PermissionKind; entry: string }
  'graph/bad-url': { url: string }
  'graph/script-empty': { what: string }
  'graph/script-path': { path: string; why: 'outside' | 'absolute' | 'prefix' | 'backslash' }
  'graph/script-missing': { path: string }
  'graph/folded-script': Record<string, never>
  'graph/empty-list': { key: string }
  'graph/duplicate-entry': { name: string; key: string }
  'graph/unused-resource': { name: string }
}

const ENTRY_FORM: Record<PermissionKind, Record<'en' | 'ja', string>> = {
  connect: {
    en: 'Write HOST:PORT, as in example.org:443; the port may be *, the host *.example.org',
    ja: 'example.org:443 のように ホスト:ポート と書いてください（ポートは *、ホストは *.example.org も可）',
  },
  listen: {
    en: 'Write a port of 127.0.0.1 (0 is any free one), or ADDRESS:PORT',
    ja: '127.0.0.1 のポート番号（0 は空きポート）か、アドレス:ポート を書いてください',
  },
  run: {
    en: 'Write a program, and the first arguments if only that command is meant, as in git log',
    ja: 'プログラム名を書いてください。特定のコマンドだけなら git log のように最初の引数まで書けます',
  },
  http: {
    en: 'Write an origin without a path, as in https://example.org; the port may be *, the host *.example.org',
    ja: 'https://example.org のように、パスを除いて書いてください（ポートは *、ホストは *.example.org も可）',
  },
}

const PATH_WORDS = {
  outside: {
    en: 'leads out of the folder of the graph. Keep scripts in that folder or below it',
    ja: 'グラフのフォルダーの外を指しています。スクリプトはそのフォルダーの中に置いてください',
  },
  absolute: {
    en: 'is an absolute path. Write it from the folder of the graph on, as in ./chef.ts',
    ja: '絶対パスです。グラフのフォルダーからの相対パスで、./chef.ts のように書いてください',
  },
  prefix: {
    en: 'looks like a file but does not begin with “./”. Write it as in ./chef.ts',
    ja: 'ファイル名のようですが「./」で始まっていません。./chef.ts のように書いてください',
  },
  backslash: {
    en: 'has backslashes. Write / between folders, on every system',
    ja: 'バックスラッシュが使われています。どの OS でもフォルダーの区切りは / にしてください',
  },
} as const

const namesWording = {
  'graph/bad-name': {
    en: d =>
      `“${d.name}” cannot be a name. Names have letters (Japanese too), digits, _ and -, begin with a letter or _, and have at most 100 characters.`,
    ja: d =>
      `「${d.name}」は名前に使えません。名前は文字（日本語も可）・数字・_・- からなる100文字以内で、先頭は文字か _ にしてください。`,
  },
  'graph/reserved-name': {
    en: d => `A resource cannot be called “${d.name}”: scripts are handed something else under that name. Rename it.`,
    ja: d =>
      `リソースに「${d.name}」という名前は付けられません。スクリプトに渡される別のものの名前です。変更してください。`,
  },
  'graph/same-name': {
    en: d =>
      `“${d.name}” is also the name of the resource on line ${d.line}. Rename one, so that it is clear which is meant.`,
    ja: d => `「${d.name}」は ${d.line} 行目のリソースと同じ名前です。区別できるよう、どちらかの名前を変えてください。`,
  },
  'graph/unknown-resource': {
    en: d =>
      `There is no resource “${d.name}”.${didYouMean(d.nearest, 'en')} Add it under resources, or correct the name.`,
    ja: d =>
      `リソース「${d.name}」はありません。${didYouMean(d.nearest, 'ja')}resources に追加するか、名前を直してください。`,
  },
  'graph/not-holdable': {
    en: d =>
      `“${d.name}” is of type ${d.type}, which cannot be held. Only locks, semaphores and conditions can; use it in the script.`,
    ja: d =>
      `「${d.name}」の type は ${d.type} なので holds には書けません。書けるのは lock・semaphore・condition です。スクリプトの中で使ってください。`,
  },
  'graph/not-a-lock': {
    en: d => `“${d.name}” is of type ${d.type}. A condition needs a lock: name one, or leave “lock” out.`,
    ja: d =>
      `「${d.name}」の type は ${d.type} です。condition の lock には type が lock のリソースを指定するか、lock を書かないでください。`,
  },
  'graph/same-lock': {
    en: d =>
      `“${d.name}” takes the lock ${d.lock}, which “${d.first}” has taken already: the task would wait for itself for ever. Remove one of them.`,
    ja: d =>
      `「${d.name}」が取るロック ${d.lock} は、「${d.first}」がすでに取っています。タスクが自分自身を待ち続けることになるので、どちらかを外してください。`,
  },
  'graph/unknown-task': {
    en: d => `There is no task “${d.name}”.${didYouMean(d.nearest, 'en')} Add it under tasks, or correct the name.`,
    ja: d =>
      `タスク「${d.name}」はありません。${didYouMean(d.nearest, 'ja')}tasks に追加するか、名前を直してください。`,
  },
  'graph/unknown-function': {
    en: d =>
      `There is no function “${d.name}”.${didYouMean(d.nearest, 'en')} Add it under functions, or correct the name.`,
    ja: d =>
      `関数「${d.name}」はありません。${didYouMean(d.nearest, 'ja')}functions に追加するか、名前を直してください。`,
  },
} satisfies Partial<Wording<GraphMeaningErrors>>

const tasksWording = {
  'graph/no-tasks': {
    en: () => 'The graph has no tasks. Add at least one under tasks, for instance “wait: { sleep: 1 }”.',
    ja: () => 'タスクがありません。tasks に1つ以上追加してください（例：「wait: { sleep: 1 }」）。',
  },
  'graph/too-many-tasks': {
    en: d => `The graph has ${d.count} tasks, copies included; at most ${d.limit} can run. Lower copies.`,
    ja: d => `タスクが copies を含めて ${d.count} 個あります。上限は ${d.limit} 個です。copies を減らしてください。`,
  },
  'graph/after-self': {
    en: d => `“${d.task}” comes after itself, so it could never start. Remove this entry.`,
    ja: d => `「${d.task}」が自分自身の後になっていて、始まることができません。この項目を削除してください。`,
  },
  'graph/cycle': {
    en: d => `The graph has a cycle: ${d.path.join(' → ')} (each comes after the next). Remove one of these edges.`,
    ja: d =>
      `グラフが循環しています：${d.path.join(' → ')}（それぞれが次の終了を待ちます）。この中の依存を1つ外してください。`,
  },
  'graph/no-body': {
    en: d => `“${d.task}” does not say what it does. Add one of script, sleep, call, http or command.`,
    ja: d =>
      `「${d.task}」が何をするか書かれていません。script・sleep・call・http・command のどれか1つを追加してください。`,
  },
  'graph/many-bodies': {
    en: d => `“${d.task}” has ${d.found.join(' and ')}; a task does exactly one of them. Remove the others.`,
    ja: d => `「${d.task}」に ${d.found.join(' と ')} があります。書けるのは1つだけです。ほかを削除してください。`,
  },
  'graph/bad-template': {
    en: d => `“${d.template}” is not understood. The only template is \${inputs.TASK}, the result of a task in after.`,
    ja: d =>
      `「${d.template}」は解釈できません。使えるのは \${inputs.タスク名} だけで、after に書いたタスクの結果を表します。`,
  },
  'graph/input-not-after': {
    en: d => `The result of “${d.input}” is used, but “${d.task}” does not come after it. Add ${d.input} to after.`,
    ja: d =>
      `「${d.input}」の結果を使っていますが、「${d.task}」の after にありません。${d.input} を after に加えてください。`,
  },
} satisfies Partial<Wording<GraphMeaningErrors>>

const permissionsWording = {
  'graph/bad-permission': {
    en: d => `“${d.entry}” under ${d.kind} is not understood. ${ENTRY_FORM[d.kind].en}.`,
    ja: d => `${d.kind} の「${d.entry}」は解釈できません。${ENTRY_FORM[d.kind].ja}。`,
  },
  'graph/undeclared': {
    en: d => `“${d.task}” does what the graph does not declare. Add permissions: { ${d.kind}: ["${d.entry}"] }.`,
    ja: d =>
      `「${d.task}」の動作がグラフで宣言されていません。permissions: { ${d.kind}: ["${d.entry}"] } を追加してください。`,
  },
  'graph/bad-url': {
    en: d => `“${d.url}” is not an http or https address. Write it in full, as in https://example.org/menu.`,
    ja: d =>
      `「${d.url}」は http・https のアドレスではありません。https://example.org/menu のように省略せず書いてください。`,
  },
} satisfies Partial<Wording<GraphMeaningErrors>>

const scriptsWording = {
  'graph/script-empty': {
    en: d => `${d.what} is empty. Write the script after “|”, or name a file as in ./chef.ts.`,
    ja: d => `${d.what} が空です。「|」の後にスクリプトを書くか、./chef.ts のようにファイルを指定してください。`,
  },
  'graph/script-path': {
    en: d => `${d.path} ${PATH_WORDS[d.why].en}.`,
    ja: d => `${d.path}：${PATH_WORDS[d.why].ja}。`,
  },
  'graph/script-missing': {
    en: d => `No script can be read from ${d.path} beside the graph. Check the name, or create the file.`,
    ja: d => `グラフと同じ場所からスクリプト ${d.path} を読めません。名前を確かめるか、ファイルを作成してください。`,
  },
  'graph/folded-script': {
    en: () => 'After “>” YAML joins lines, which would change the script. Write “|” instead.',
    ja: () => '「>」では YAML が行をつなげるため、スクリプトが変わってしまいます。「|」にしてください。',
  },
} satisfies Partial<Wording<GraphMeaningErrors>>

const warningsWording = {
  'graph/empty-list': {
    en: d => `“${d.key}” is empty and does nothing. Remove it.`,
    ja: d => `「${d.key}」が空です。何の効果もないので削除してください。`,
  },
  'graph/duplicate-entry': {
    en: d => `“${d.name}” stands in “${d.key}” more than once. Remove the second.`,
    ja: d => `「${d.key}」に「${d.name}」が2回以上あります。2つ目を削除してください。`,
  },
  'graph/unused-resource': {
    en: d => `No task holds the resource “${d.name}”, and no script mentions it. Use it, or remove it.`,
    ja: d => `リソース「${d.name}」は、どのタスクの holds にもスクリプトにも出てきません。使うか、削除してください。`,
  },
} satisfies Partial<Wording<GraphMeaningErrors>>

export const graphMeaningWording: Wording<GraphMeaningErrors> = {
  ...namesWording,
  ...tasksWording,
  ...permissionsWording,
  ...scriptsWording,
  ...warningsWording,
}
