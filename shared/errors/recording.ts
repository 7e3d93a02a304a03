/** What can go wrong with runs that are kept. */
import type { Wording } from './wording.ts'

export interface RecordingErrors {
  'recording/unknown': { id: string }
  'recording/running': { name: string }
  'recording/pinned': { name: string }
  /** A note: the list was made anew from the folders. */
  'recording/catalogue-rebuilt': { kept: string; runs: number }
  'recording/manifest-bad': { id: string; problem: string }
  'recording/too-new': { id: string; version: number; known: number }
  'recording/no-log': { name: string }
  'recording/interrupted': { name: string }
  'recording/no-graph': { name: string }
  'recording/not-yprun': { path: string }
  'recording/import-damaged': { path: string; problem: string }
  'recording/import-too-new': { path: string; version: number; known: number }
  'recording/import-too-large': { path: string; limitMb: number }
  'recording/stopped-by-you': { what: 'export' | 'import' | 'check' }
  'recording/worker-died': { reason: string }
  'recording/real-clock': { name: string }
  'recording/reached-outside': { name: string; items: readonly string[] }
  'recording/beginning-dropped': { name: string; segments: number }
  'recording/graph-refused': { name: string; mistakes: number }
}

const listWording = {
  'recording/unknown': {
    en: () => 'This run is not kept any more: it was deleted, or cleaned away.',
    ja: () => 'この実行の記録はもうありません。削除されたか、整理されました。',
  },
  'recording/running': {
    en: d => `“${d.name}” is still running. Stop it first.`,
    ja: d => `「${d.name}」はまだ実行中です。先に停止してください。`,
  },
  'recording/pinned': {
    en: d => `“${d.name}” is pinned and is therefore not deleted. Unpin it first.`,
    ja: d => `「${d.name}」はピン留めされているため削除しません。先にピン留めを外してください。`,
  },
  'recording/catalogue-rebuilt': {
    en: d =>
      `The list of kept runs was damaged and has been made anew from the recordings: ${d.runs} found, none lost. The damaged file is kept as ${d.kept}.`,
    ja: d =>
      `記録の一覧が壊れていたため、記録そのものから作り直しました（${d.runs} 件、失われたものはありません）。壊れたファイルは ${d.kept} として残してあります。`,
  },
  'recording/manifest-bad': {
    en: d =>
      `The recording ${d.id} cannot be read: its run.json is damaged (${d.problem}). Delete its folder, or mend it.`,
    ja: d =>
      `記録 ${d.id} を読めません。run.json が壊れています（${d.problem}）。フォルダーを削除するか、修復してください。`,
  },
  'recording/too-new': {
    en: d =>
      `The recording ${d.id} was written by a newer Yieldpoint (version ${d.version}; this one reads up to ${d.known}). Update Yieldpoint to open it.`,
    ja: d =>
      `記録 ${d.id} は新しい Yieldpoint で作られています（形式 ${d.version}、読めるのは ${d.known} まで）。Yieldpoint を更新してください。`,
  },
  'recording/no-log': {
    en: d => `“${d.name}” has no log: nothing was written before the app ended, or its files are gone.`,
    ja: d => `「${d.name}」にはログがありません。書き込む前にアプリが終了したか、ファイルが失われています。`,
  },
  'recording/no-graph': {
    en: d => `“${d.name}” was a program of its own: it has no graph to open.`,
    ja: d => `「${d.name}」は独立したプログラムの実行なので、開けるグラフはありません。`,
  },
  'recording/interrupted': {
    en: () => 'The app ended while this run went on. All that was recorded until then is here.',
    ja: () => '実行の途中でアプリが終了しました。それまでに記録された内容はすべて残っています。',
  },
} satisfies Partial<Wording<RecordingErrors>>

const importWording = {
  'recording/not-yprun': {
    en: d => `${d.path} is not an exported run. Choose a .yprun file, or the run.json in the folder of a recording.`,
    ja: d =>
      `${d.path} は書き出された実行ではありません。.yprun ファイルか、記録のフォルダーにある run.json を選んでください。`,
  },
  'recording/import-damaged': {
    en: d => `${d.path} is damaged and was not imported: ${d.problem}. Export the run again, or copy the file again.`,
    ja: d =>
      `${d.path} は壊れているため読み込みませんでした：${d.problem}。もう一度書き出すか、コピーし直してください。`,
  },
  'recording/import-too-new': {
    en: d =>
      `${d.path} was exported by a newer Yieldpoint (format ${d.version}; this one reads up to ${d.known}). Update Yieldpoint to import it.`,
    ja: d =>
      `${d.path} は新しい Yieldpoint で書き出されています（形式 ${d.version}、読めるのは ${d.known} まで）。Yieldpoint を更新してください。`,
  },
  'recording/import-too-large': {
    en: d => `${d.path} would unpack to more than ${d.limitMb} MB and was not imported.`,
    ja: d => `${d.path} は展開すると ${d.limitMb} MB を超えるため読み込みませんでした。`,
  },
  'recording/stopped-by-you': {
    en: d => `The ${d.what} was stopped. Nothing was left behind.`,
    ja: d =>
      `${{ export: '書き出し', import: '読み込み', check: '確認' }[d.what]}を中止しました。途中のファイルは残っていません。`,
  },
  'recording/worker-died': {
    en: d => `Reading the recording ended unexpectedly: ${d.reason}. Try again; the recording is unchanged.`,
    ja: d => `記録の読み取りが予期せず終了しました：${d.reason}。記録はそのままです。もう一度試してください。`,
  },
} satisfies Partial<Wording<RecordingErrors>>

export const recordingWording: Wording<RecordingErrors> = {
  ...listWording,
  ...importWording,
  'recording/real-clock': {
    en: d =>
      `“${d.name}” ran on the real clock, where each step takes the time it takes: no two such runs are the same event for event. Run its graph on the virtual clock to compare.`,
    ja: d =>
      `「${d.name}」は実時間で実行されました。かかる時間が毎回違うため、イベント単位では一致しません。比べるには仮想時間で実行してください。`,
  },
  'recording/reached-outside': {
    en: d =>
      `“${d.name}” was allowed to reach outside (${d.items.join(', ')}). What came back then is not in its recording, so it cannot be run again the same way.`,
    ja: d =>
      `「${d.name}」は外部への操作（${d.items.join('、')}）を許可されていました。外部からの結果は記録にないため、同じようには再実行できません。`,
  },
  'recording/beginning-dropped': {
    en: d =>
      `The beginning of “${d.name}” was dropped to keep within the size limit (${d.segments} ${d.segments === 1 ? 'segment' : 'segments'}), so there is nothing to compare its first events with. Raise the limit for one run in the settings.`,
    ja: d =>
      `「${d.name}」の冒頭はサイズ上限のため破棄されています（${d.segments} セグメント）。最初のイベントと比べられません。設定で 1 回の実行の上限を上げてください。`,
  },
  'recording/graph-refused': {
    en: d =>
      `The graph of “${d.name}” has ${d.mistakes === 1 ? 'a mistake' : `${d.mistakes} mistakes`} for this version of Yieldpoint, so it cannot be run again.`,
    ja: d => `「${d.name}」のグラフは、このバージョンでは誤りが ${d.mistakes} 件あるため、再実行できません。`,
  },
}
