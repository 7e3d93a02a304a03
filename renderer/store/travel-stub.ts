import type { Micros } from '../../shared/ids.ts'
import type { Lanes } from '../../shared/lanes/index.ts'
import type { Slice } from './slice.ts'

export interface TravelSlice {
  readonly lanes: Lanes | null
  readonly moment: { readonly at: Micros } | null
  travelTo(at: Micros | null): void
}
export const travelSlice: Slice<TravelSlice> = ({ set }) => ({
  lanes: null,
  moment: null,
  travelTo: at => set({ moment: at === null ? null : { at } }),
})
