/** What can go wrong between us and the disk. */
import type { Wording } from './wording.ts'

export interface FilesErrors {
  'files/not-found': { path: string }
  'files/is-folder': { path: string }
  'files/not-folder': { path: string }
  'files/no-permission': { path: string }
  'files/too-large': { path: string; bytes: number; limit: number }
  'files/not-text': { path: string }
  'files/no-space': { path: string }
  'files/read-only': { path: string }
  'files/no-folder': { folder: string }
  /** Anything else the system says, by its own code. */
  'files/system': { path: string; code: string }
}

const mb = (bytes: number) => Math.ceil(bytes / (1024 * 1024))

const readingWording = {
  'files/not-found': {
    en: d => `There is no file ${d.path}. Check the name and the folder.`,
    ja: d => `ファイル ${d.path} がありません。名前とフォルダーを確かめてください。`,
  },
  'files/is-folder': {
    en: d => `${d.path} is a folder. Open a task-graph file in it.`,
    ja: d => `${d.path} はフォルダーです。その中のタスクグラフのファイルを開いてください。`,
  },
  'files/not-folder': {
    en: d => `${d.path} is not a folder. Choose a folder.`,
    ja: d => `${d.path} はフォルダーではありません。フォルダーを選んでください。`,
  },
  'files/no-permission': {
    en: d => `You have no permission for ${d.path}. Change its permissions, or choose another place.`,
    ja: d => `${d.path} へのアクセス権がありません。権限を変更するか、別の場所を選んでください。`,
  },
  'files/too-large': {
    en: d =>
      `${d.path} has ${mb(d.bytes)} MB; files up to ${mb(d.limit)} MB are read. Is it really a task graph or a script?`,
    ja: d =>
      `${d.path} は ${mb(d.bytes)} MB あります。読めるのは ${mb(d.limit)} MB までです。本当にタスクグラフかスクリプトですか。`,
  },
  'files/not-text': {
    en: d => `${d.path} is not text in UTF-8. Choose a text file, or save it as UTF-8.`,
    ja: d => `${d.path} は UTF-8 のテキストではありません。テキストファイルを選ぶか、UTF-8 で保存し直してください。`,
  },
} satisfies Partial<Wording<FilesErrors>>

export const filesWording: Wording<FilesErrors> = {
  ...readingWording,
  'files/no-space': {
    en: d => `${d.path} was not saved: the disk is full. The old file is unchanged. Free some space and save again.`,
    ja: d =>
      `ディスクがいっぱいのため ${d.path} を保存できませんでした。元のファイルはそのままです。空きを作ってから保存し直してください。`,
  },
  'files/read-only': {
    en: d => `${d.path} was not saved: the disk is read-only. Save it in another place.`,
    ja: d => `ディスクが読み取り専用のため ${d.path} を保存できませんでした。別の場所に保存してください。`,
  },
  'files/no-folder': {
    en: d => `The folder ${d.folder} does not exist any more. Create it, or save in another place.`,
    ja: d => `フォルダー ${d.folder} がありません。作成するか、別の場所に保存してください。`,
  },
  'files/system': {
    en: d => `The system refused ${d.path} (${d.code}). Check the disk and the path.`,
    ja: d => `${d.path} はシステムに拒否されました（${d.code}）。ディスクとパスを確かめてください。`,
  },
}
