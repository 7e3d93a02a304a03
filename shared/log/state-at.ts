/** A run as it was at a moment, from the bytes of the segment that has it. */
import type { Micros } from '../ids.ts'
import type { RunEvent } from '../protocol/events.ts'
import { applyEvents } from '../state/reducer.ts'
import type { RunState } from '../state/run-state.ts'
import type { Checksum } from './crc.ts'
import { LogDecoder, type LogReader } from './decoder.ts'

/** `at`: after the last event that is not later; `seq`: after the event of that number, or the last one before it. */
export type Moment = { readonly at: Micros } | { readonly seq: number }

/** Null if all of it is later than the moment. What is damaged, and what comes after it, is taken as not there. */
export function stateAt(segment: Uint8Array, moment: Moment, checksum?: Checksum): RunState | null {
  let state: RunState | null = null
  let events: RunEvent[] = []
  let over = false
  const reader: LogReader = {
    keyFrame(frame) {
      over ||= isAfter(frame, moment)
      if (over) return
      state = frame
      events = []
    },
    event(event) {
      over ||= isAfter(event, moment)
      if (!over) events.push(event)
    },
  }
  new LogDecoder(reader, checksum).push(segment)
  return state === null ? null : applyEvents(state, events)
}

const isAfter = (told: { seq: number; at: Micros }, moment: Moment): boolean =>
  'at' in moment ? told.at > moment.at : told.seq > moment.seq
