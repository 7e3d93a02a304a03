/** Writes events as a log of segments, as a run's thread does. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { segmentName } from '../../electron/recordings/files.ts'
import { LogEncoder } from '../../shared/log/index.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun } from '../../shared/state/run-state.ts'

/** `perSegment` events in each. */
export function writeLog(folder: string, events: readonly RunEvent[], perSegment = 65_536): void {
  let state = emptyRun
  for (let segment = 0, from = 0; segment === 0 || from < events.length; segment++, from += perSegment) {
    const pieces: Uint8Array[] = []
    const encoder = new LogEncoder({ write: bytes => pieces.push(bytes) })
    encoder.greet()
    encoder.keyFrame(state)
    const some = events.slice(from, from + perSegment)
    for (const [i, event] of some.entries()) {
      encoder.event(event)
      if (i % 100 === 99) encoder.flush()
    }
    encoder.flush()
    state = applyEvents(state, some)
    writeFileSync(join(folder, segmentName(segment)), Buffer.concat(pieces))
  }
}
