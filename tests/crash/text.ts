/** Texts that say which they are, so that one found later is known to be whole, or not to be one of them. */

/** What a file is before and between the marks of its text. */
export type Frame = (filling: string) => string

const MARK = /edit (\d+)\n/

export const graphFrame: Frame = filling => `taskgraph: 1
name: Kitchen
tasks:
  cook: { script: ./cook.ts }
${filling}`

export const scriptFrame: Frame = filling => `${filling}
import { sleep } from 'yieldpoint'
export default async function cook() {
  await sleep(1)
}
`

/** No graph: it is being typed. */
export const halfTyped: Frame = filling => `taskgraph: 1\ntasks:\n  cook: { sle\n${filling}`

/** The text of edit number `n`; some are long, so that one cut off or mixed with another is not taken for either. */
export function textOf(frame: Frame, comment: string, n: number): string {
  const lines = Array.from({ length: (n * 37) % 101 }, (_, i) => `${comment} ${n} ${'.'.repeat((n + i) % 60)}`)
  return frame(`${comment} edit ${n}\n${lines.join('\n')}\n${comment} end ${n}\n`)
}

/** Which edit it is; null: none, as a whole. */
export function numberOf(frame: Frame, comment: string, text: string): number | null {
  const n = Number(MARK.exec(text)?.[1] ?? Number.NaN)
  return textOf(frame, comment, n) === text ? n : null
}
