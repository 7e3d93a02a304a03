/** Misuse of the runtime. asyncio's own exceptions (CancelledError, TimeoutError, …) live in electron/runtime. */
import type { Wording } from './wording.ts'

export interface RuntimeErrors {
  'runtime/bad-argument': { what: string; expected: string; got: string }
}

export const runtimeWording: Wording<RuntimeErrors> = {
  'runtime/bad-argument': {
    en: d => `${d.what} must be ${d.expected}, not ${d.got}.`,
    ja: d => `${d.what} は ${d.expected} でなければなりません（渡された値：${d.got}）。`,
  },
}
