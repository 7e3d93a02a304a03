/** What can go wrong with the recording of a run. */
import type { Wording } from './wording.ts'

export interface LogErrors {
  /** `offset`: bytes from where the reader began. */
  'log/damaged': { offset: number; reason: string }
  'log/unknown-version': { version: number }
  'log/cannot-write': { folder: string; reason: string }
  'log/not-recorded': { run: number }
}

export const logWording: Wording<LogErrors> = {
  'log/damaged': {
    en: d => `The recording is damaged at byte ${d.offset} (${d.reason}). What comes before is whole and is shown.`,
    ja: d => `記録が ${d.offset} バイト目で壊れています（${d.reason}）。その手前までは無事なので表示します。`,
  },
  'log/unknown-version': {
    en: d => `The recording is of version ${d.version}, which this Yieldpoint cannot read. Use a newer one.`,
    ja: d => `記録の形式（バージョン ${d.version}）をこの Yieldpoint は読めません。新しいものを使ってください。`,
  },
  'log/cannot-write': {
    en: d =>
      `The run is not recorded any more: ${d.folder} cannot be written (${d.reason}). The run goes on; free some space or choose another folder, then run again.`,
    ja: d =>
      `${d.folder} に書き込めないため（${d.reason}）、記録を止めました。実行は続いています。空き容量やフォルダーを確かめてから、もう一度実行してください。`,
  },
  'log/not-recorded': {
    en: d => `Run ${d.run} was not recorded. Runs started in the app are; on the command line, add --record FOLDER.`,
    ja: d =>
      `実行 ${d.run} は記録されていません。アプリで始めた実行は記録されます。コマンドラインでは --record FOLDER を付けてください。`,
  },
}
