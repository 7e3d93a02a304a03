import { toWire, YieldpointError } from '../../shared/errors.ts'
import type { Raised } from '../../shared/protocol/events.ts'
import { cut, preview } from '../engine/preview.ts'
import { placesOf } from './places.ts'

const MESSAGE_LIMIT = 1_000

/** What a program's task raised, with the program's own lines. */
export function describeRaised(error: unknown): Raised {
  const known = error instanceof YieldpointError ? toWire(error) : null
  if (!(error instanceof Error)) return { name: 'Error', message: preview(error), known, stack: [] }
  const { name, message } = error
  return { name: String(name) || 'Error', message: cut(String(message), MESSAGE_LIMIT), known, stack: placesOf(error) }
}
