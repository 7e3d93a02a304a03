/** What can be wrong with a user's script before it runs, and what it tried that it may not. */
import type { Wording } from './wording.ts'

export interface ScriptErrors {
  'script/syntax': { file: string; line: number; column: number; message: string }
}

export const scriptWording: Wording<ScriptErrors> = {
  'script/syntax': {
    en: d => `${d.file}:${d.line}:${d.column}: ${d.message}`,
    ja: d => `${d.file}:${d.line}:${d.column}：構文エラー：${d.message}`,
  },
}
