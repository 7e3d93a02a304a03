/** What each bundled graph comes to on the virtual clock, undisturbed and after what its “try this” says: a file a topic. */
import { CANCEL } from './cancel.ts'
import { COROUTINES } from './coroutines.ts'
import { CPU } from './cpu.ts'
import { ITERATION } from './iteration.ts'
import { LOCKS } from './locks.ts'
import { QUEUES } from './queues.ts'
import type { Expected } from './row.ts'

export type { Expected } from './row.ts'

/** In the order of the course. */
export const EXPECTED: readonly Expected[] = [...COROUTINES, ...LOCKS, ...QUEUES, ...CPU, ...CANCEL, ...ITERATION]
