/** A run over time: `LaneBuilder` makes lanes of its log, `LaneStore` keeps them, the rest asks them. */
export { LaneBuilder } from './builder.ts'
export { buffersOf, type LanesDelta } from './delta.ts'
export { type Bin, binOf, binsOf, boundOf, type Lengths } from './distribution.ts'
export type { Subject, SubjectTimes } from './measured.ts'
export {
  type CancelMark,
  type FindingMark,
  type Lane,
  type LaneMoment,
  type Lanes,
  type LaneWait,
  type ResourceLane,
  SEGMENT,
  type SegmentKind,
  SHIELDED,
  type TaskLane,
  WAKER,
  type WorkerLane,
  type WorkersCall,
} from './model.ts'
export {
  endOf,
  eventBeside,
  firstFrom,
  holdersAt,
  isShielded,
  isWait,
  kindOf,
  type Span,
  segmentAt,
  waitSpan,
  wakerOf,
} from './query.ts'
export { LaneStore } from './store.ts'
export { LaneSums, noSums, type Sums } from './sums.ts'
export { EVER, type Timed, TimeTally, type Within } from './times.ts'
