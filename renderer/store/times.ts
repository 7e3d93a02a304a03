/** Which step or wait times are looked at: it stays so while one is in another pane, and from run to run. */
import type { Timed } from '../../shared/lanes/index.ts'
import type { Slice } from './slice.ts'

export type TimesColumn = 'name' | 'count' | 'p50' | 'p90' | 'p99' | 'max' | 'total'

export interface TimesChoice {
  readonly of: Timed
  /** Key of the subject whose histogram is shown; all, if there is none of that key. */
  readonly subject: string
  readonly sort: { readonly column: TimesColumn; readonly down: boolean }
}

export interface TimesSlice {
  readonly times: TimesChoice
  chooseTimes(part: Partial<TimesChoice>): void
}

export const timesSlice: Slice<TimesSlice> = ({ set, get }) => ({
  times: { of: 'waits', subject: 'all', sort: { column: 'total', down: true } },
  chooseTimes: part => set({ times: { ...get().times, ...part } }),
})
