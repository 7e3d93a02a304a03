/** What can go wrong between the app and a program that lets itself be watched. */
import type { Wording } from './wording.ts'

export interface ProgramErrors {
  'program/already-monitored': { address: string }
  'program/bad-address': { address: string }
  'program/needs-secret': { address: string }
  'program/not-there': { address: string; reason: string }
  'program/refused': { address: string }
  'program/other-version': { address: string; theirs: number; ours: number }
  'program/not-understood': { name: string; problem: string }
  'program/lost': { name: string; pid: number }
  'program/not-ours': { name: string; command: string }
  'program/none': { folder: string }
  'program/several': { programs: readonly string[] }
}

export const programWording: Wording<ProgramErrors> = {
  'program/already-monitored': {
    en: d => `This program is monitored at ${d.address} already. Close that monitor first, or use it.`,
    ja: d => `このプログラムはすでに ${d.address} で監視されています。それを使うか、先に閉じてください。`,
  },
  'program/bad-address': {
    en: d => `“${d.address}” is not the address of a program on this machine. Give a port or 127.0.0.1:PORT.`,
    ja: d =>
      `「${d.address}」はこのマシンのプログラムのアドレスではありません。ポート番号か 127.0.0.1:ポート番号 を指定してください。`,
  },
  'program/needs-secret': {
    en: d =>
      `No program of yours announced itself at ${d.address}. Give its secret with --secret or in YIELDPOINT_SECRET.`,
    ja: d =>
      `${d.address} で公開されているプログラムが見つかりません。--secret か YIELDPOINT_SECRET で秘密鍵を指定してください。`,
  },
  'program/not-there': {
    en: d =>
      `No program answers at ${d.address}: ${d.reason}. It may have ended; see which run with “yieldpoint attach”.`,
    ja: d =>
      `${d.address} のプログラムが応答しません：${d.reason}。終了した可能性があります。「yieldpoint attach」で実行中のものを確認してください。`,
  },
  'program/refused': {
    en: d => `The program at ${d.address} refused the secret. Take the one that its monitor() returned last.`,
    ja: d => `${d.address} のプログラムが秘密鍵を拒否しました。monitor() が最後に返したものを使ってください。`,
  },
  'program/other-version': {
    en: d =>
      `The program at ${d.address} speaks version ${d.theirs} of the protocol, this app version ${d.ours}. Use the same yieldpoint for both.`,
    ja: d =>
      `${d.address} のプログラムのプロトコルはバージョン ${d.theirs}、このアプリは ${d.ours} です。両方で同じ yieldpoint を使ってください。`,
  },
  'program/not-understood': {
    en: d => `${d.name} sent what this app does not understand, and was let go: ${d.problem}`,
    ja: d => `${d.name} から解釈できないデータが届いたため、接続を切りました：${d.problem}`,
  },
  'program/lost': {
    en: d => `The connection to ${d.name} (${d.pid}) ended without a word: the program was ended, or crashed.`,
    ja: d => `${d.name}（${d.pid}）との接続が予告なく切れました。プログラムが終了させられたか、異常終了しました。`,
  },
  'program/not-ours': {
    en: d => `“${d.command}” is not for ${d.name}: it is a program of its own, and this app only watches it.`,
    ja: d => `「${d.command}」は ${d.name} には使えません。独立したプログラムで、このアプリは監視しているだけです。`,
  },
  'program/none': {
    en: d =>
      `No program that can be watched is running (looked in ${d.folder}). Call monitor() in yours, as docs/library.md shows.`,
    ja: d =>
      `監視できるプログラムが動いていません（${d.folder} を確認しました）。docs/library.md のように、プログラムで monitor() を呼んでください。`,
  },
  'program/several': {
    en: d => `Several programs can be watched. Name one by its pid or address:\n${d.programs.join('\n')}`,
    ja: d => `監視できるプログラムが複数あります。pid かアドレスで 1 つ指定してください：\n${d.programs.join('\n')}`,
  },
}
