/** The log of a run as bytes. Nothing else knows them; what goes in and comes out are the RunEvents of `shared/protocol`. */
export { type Checksum, crc32 } from './crc.ts'
export { LogDecoder, type LogReader } from './decoder.ts'
export { type EncoderParts, LogEncoder } from './encoder.ts'
export { decodeState, encodeState } from './state.ts'
export { type Moment, stateAt } from './state-at.ts'
export type { Change } from './task-change.ts'
