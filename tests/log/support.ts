/** A log there and back again. */
import { LogDecoder, LogEncoder } from '../../shared/log/index.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import { emptyRun, type RunState } from '../../shared/state/run-state.ts'

export interface Decoded {
  readonly states: RunState[]
  readonly events: RunEvent[]
  readonly damage: string[]
}

/** A segment of these events in batches of `each`, behind a key frame. */
export function encoded(events: readonly RunEvent[], { each = 100, state = emptyRun } = {}): Uint8Array {
  const pieces: Uint8Array[] = []
  const encoder = new LogEncoder({ write: bytes => pieces.push(bytes) })
  encoder.greet()
  encoder.keyFrame(state)
  events.forEach((event, i) => {
    encoder.event(event)
    if (i % each === each - 1) encoder.flush()
  })
  encoder.flush()
  return Buffer.concat(pieces)
}

export function decoded(pieces: readonly Uint8Array[]): Decoded {
  const found: Decoded = { states: [], events: [], damage: [] }
  const decoder = new LogDecoder({
    keyFrame: state => found.states.push(state),
    event: event => found.events.push(event),
    damaged: error => found.damage.push(error.code),
  })
  for (const piece of pieces) decoder.push(piece)
  return found
}
