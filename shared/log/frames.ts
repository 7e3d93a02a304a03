/**
 * A segment's bytes: eight of greeting, then frames. A frame is sixteen bytes of header (u32 length, u32 kind, u32 CRC-32 of what
 * follows, u32 CRC-32 of the twelve bytes before) and `length` bytes: a key frame, or a batch of events. All little-endian.
 */
export const GREETING = Uint8Array.of(0x59, 0x50, 0x4c, 0x4f, 0x47, 0, 1, 0) // YPLOG, version 1
export const VERSION_AT = 6
export const HEADER = 16
export const KEY_FRAME = 1
export const BATCH = 2
/** A state of a million tasks is about a tenth of that. */
export const FRAME_LIMIT = 1 << 28
