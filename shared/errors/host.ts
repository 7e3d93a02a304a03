/** What can go wrong between a viewer and its host. */
import type { Wording } from './wording.ts'

export interface HostErrors {
  'host/unexpected': { text: string }
  'host/bad-message': { command: string; problem: string }
  'host/unknown-document': { doc: string }
  'host/lost': Record<string, never>
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
  'host/unknown-document': {
    en: d => `The document ${d.doc} is not open any more. Open it again.`,
    ja: d => `文書 ${d.doc} は開かれていません。もう一度開いてください。`,
  },
  'host/lost': {
    en: () => 'The connection to Yieldpoint is lost. It is being restored; runs go on meanwhile.',
    ja: () => 'Yieldpoint との接続が切れました。再接続中です。実行はその間も続いています。',
  },
}
