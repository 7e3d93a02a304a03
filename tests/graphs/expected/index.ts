/** What each bundled graph comes to on the virtual clock, undisturbed and after what its “try this” says: a file a topic. */
import { CANCEL } from './cancel.ts'
import { COROUTINES } from './coroutines.ts'
import { CPU } from './cpu.ts'
import { ITERATION } from './iteration.ts'
import { LOCKS } from './locks.ts'
import { QUEUES } from './queues.ts'
import { RESULTS } from './results.ts'
import type { Expected } from './row.ts'
import { TIME } from './time.ts'

export { OUTSIDE, type Outside } from './network.ts'
export type { Edit, Expected, Line } from './row.ts'

/** In the order of the course. */
export const EXPECTED: readonly Expected[] = [
  ...COROUTINES,
  ...RESULTS,
  ...TIME,
  ...LOCKS,
  ...QUEUES,
  ...CPU,
  ...CANCEL,
  ...ITERATION,
]
