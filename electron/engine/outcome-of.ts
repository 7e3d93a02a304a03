/** How a task ended, as its log has it. */
import type { Outcome, Raised } from '../../shared/protocol/events.ts'
import type { Outcome as RuntimeOutcome } from '../runtime/index.ts'
import type { TaskMark } from './marks.ts'
import { preview } from './preview.ts'

export function outcomeOf(mark: TaskMark, outcome: RuntimeOutcome, raised: (error: unknown) => Raised): Outcome {
  switch (outcome.kind) {
    case 'returned':
      return { kind: 'returned', value: outcome.value === undefined ? null : preview(outcome.value) }
    case 'raised':
      return { kind: 'raised', error: raised(outcome.error) }
    case 'cancelled':
      return mark.skippedBecause === null ? { kind: 'cancelled' } : { kind: 'skipped', because: mark.skippedBecause }
  }
}
