/** Between time and pixels. Pure; `width` in the caller's pixels, whichever they are. */
import type { Micros } from '../../../../shared/ids.ts'
import type { TimeWindow } from '../../../store/index.ts'

export interface Scale extends TimeWindow {
  readonly width: number
}

export const xOf = ({ from, to, width }: Scale, at: Micros): number => ((at - from) / (to - from)) * width

export const timeAt = ({ from, to, width }: Scale, x: number): Micros => from + (x / width) * (to - from)
