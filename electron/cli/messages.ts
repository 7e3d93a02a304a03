/** What the command line says, in both languages. Errors and problems have their wording in shared/errors. */
import type { Language } from '../../shared/errors.ts'
import type { Severity } from '../../shared/findings/index.ts'
import type { RunOutcome, TaskState } from '../../shared/protocol/events.ts'

export interface Messages {
  serving(address: string): string
  attached(name: string, pid: number): string
  fine(file: string): string
  mistakes(file: string, errors: number, warnings: number): string
  state: Readonly<Record<TaskState, string>>
  outcome: Readonly<Record<RunOutcome, string>>
  deadlock: string
  waitsFor(what: string): string
  heldBy(names: string): string
  waiting(names: string): string
  skipped: string
  shielded: string
  more(count: number): string
  summary(outcome: string, seconds: string, counts: string): string
  findings(count: number): string
  /** `whole`: to the run's end. */
  sameRun(events: number, whole: boolean): string
  otherRun(event: number): string
  noEvent: string
  severity: Readonly<Record<Severity, string>>
  keptAs(id: string): string
  recordedIn(folder: string): string
}

const en: Messages = {
  attached: (name, pid) => `Attached to ${name} (${pid})`,
  serving: address => `Yieldpoint is at ${address}   (Ctrl-C ends it)`,
  fine: file => `${file}: fine`,
  mistakes: (file, errors, warnings) =>
    `${file}: ${errors} ${errors === 1 ? 'mistake' : 'mistakes'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
  state: {
    ready: 'ready',
    running: 'running',
    waiting: 'waiting',
    cancelling: 'cancelling',
    finished: 'finished',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  outcome: {
    finished: 'Finished',
    failed: 'Failed',
    cancelled: 'Cancelled',
    killed: 'Killed',
    crashed: 'Crashed',
    detached: 'Detached',
  },
  deadlock: 'Deadlock',
  waitsFor: what => `waits for ${what}`,
  heldBy: names => `held by ${names}`,
  waiting: names => `waiting: ${names}`,
  skipped: 'skipped',
  shielded: 'shielded',
  more: count => `… and ${count} more`,
  summary: (outcome, seconds, counts) => `${outcome} after ${seconds} s: ${counts}`,
  findings: count => `${count} ${count === 1 ? 'finding' : 'findings'}:`,
  sameRun: (events, whole) =>
    whole ? `The same: all ${events} events` : `The same as far as it was recorded: ${events} events`,
  otherRun: event => `Event ${event} differs:`,
  noEvent: '(nothing: the run had ended)',
  severity: { mistake: 'mistake', warning: 'warning' },
  keptAs: id => `Kept as ${id}`,
  recordedIn: folder => `Recorded in ${folder}`,
}

const ja: Messages = {
  attached: (name, pid) => `${name}（${pid}）に接続しました`,
  serving: address => `Yieldpoint を ${address} で開けます（Ctrl-C で終了）`,
  fine: file => `${file}：問題ありません`,
  mistakes: (file, errors, warnings) => `${file}：誤り ${errors} 件、警告 ${warnings} 件`,
  state: {
    ready: '実行可能',
    running: '実行中',
    waiting: '待機中',
    cancelling: 'キャンセル中',
    finished: '完了',
    failed: '失敗',
    cancelled: 'キャンセル済み',
  },
  outcome: {
    finished: '完了',
    failed: '失敗',
    cancelled: 'キャンセル済み',
    killed: '強制終了',
    crashed: '異常終了',
    detached: '切り離し',
  },
  deadlock: 'デッドロック',
  waitsFor: what => `${what} を待機`,
  heldBy: names => `保持：${names}`,
  waiting: names => `待機：${names}`,
  skipped: 'スキップ',
  shielded: 'シールド中',
  more: count => `… 他 ${count} 件`,
  summary: (outcome, seconds, counts) => `${outcome}（${seconds} 秒）：${counts}`,
  findings: count => `指摘 ${count} 件：`,
  sameRun: (events, whole) => (whole ? `一致：全 ${events} イベント` : `記録されている ${events} イベントはすべて一致`),
  otherRun: event => `イベント ${event} が異なります：`,
  noEvent: '（なし：実行は終了していた）',
  severity: { mistake: '誤り', warning: '注意' },
  keptAs: id => `${id} として保存しました`,
  recordedIn: folder => `${folder} に記録しました`,
}

export const messages: Readonly<Record<Language, Messages>> = { en, ja }
