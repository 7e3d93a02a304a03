/** What can go wrong between us and the disk. */
import type { Wording } from './wording.ts'

export interface FilesErrors {
  'files/not-found': { path: string }
}

export const filesWording: Wording<FilesErrors> = {
  'files/not-found': {
    en: d => `There is no file ${d.path}. Check the name and the folder.`,
    ja: d => `ファイル ${d.path} がありません。名前とフォルダーを確かめてください。`,
  },
}
