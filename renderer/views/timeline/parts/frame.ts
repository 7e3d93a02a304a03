import type { Lanes } from '../../../../shared/lanes/index.ts'
import type { Places } from '../lanes/places.ts'
import type { Scale } from '../time/scale.ts'

/** What is in sight: all that heads, tracks and what lies over them have to agree on. */
export interface Frame {
  readonly lanes: Lanes
  /** Lanes grow in place: another number tells that they have. */
  readonly version: number
  readonly places: Places
  /** In CSS pixels, as are the next two. */
  readonly scale: Scale
  readonly scrollTop: number
  readonly height: number
}
