/** CRC-32 as zlib and PNG have it. Whoever has a faster one (node:zlib) may hand that in. */
export type Checksum = (bytes: Uint8Array) => number

/** Eight tables, so that eight bytes are looked up at a time. Source: Intel's “slicing-by-8”. */
const TABLES = Array.from({ length: 8 }, () => new Uint32Array(256))
for (let n = 0; n < 256; n++) {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xed_b8_83_20 ^ (c >>> 1) : c >>> 1
  TABLES[0]![n] = c
}
for (let n = 0; n < 256; n++)
  for (let t = 1; t < 8; t++) {
    const before = TABLES[t - 1]![n]!
    TABLES[t]![n] = TABLES[0]![before & 0xff]! ^ (before >>> 8)
  }
const [T0, T1, T2, T3, T4, T5, T6, T7] = TABLES as [
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
]

export const crc32: Checksum = bytes => {
  let crc = -1
  let i = 0
  for (const end = bytes.length - 7; i < end; i += 8) {
    crc ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24)
    crc =
      T7[crc & 0xff]! ^
      T6[(crc >>> 8) & 0xff]! ^
      T5[(crc >>> 16) & 0xff]! ^
      T4[crc >>> 24]! ^
      T3[bytes[i + 4]!]! ^
      T2[bytes[i + 5]!]! ^
      T1[bytes[i + 6]!]! ^
      T0[bytes[i + 7]!]!
  }
  for (; i < bytes.length; i++) crc = T0[(crc ^ bytes[i]!) & 0xff]! ^ (crc >>> 8)
  return ~crc >>> 0
}
