/**
 * Seeded randomness for user programs: each task draws from a stream of its own, so that what it draws does not depend on
 * how tasks interleave. Source: sfc32 (Chris Doty-Humphrey, PractRand), seeded by a mixed 32-bit FNV-1a hash.
 */
export function randomStream(seed: number, name: string): () => number {
  let a = hash(name, seed >>> 0)
  let b = hash(name, Math.floor(seed / 0x1_0000_0000) ^ 0x9e3779b9)
  let c = 0x243f6a88
  let counter = 1
  const next = (): number => {
    const t = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    return (t >>> 0) / 0x1_0000_0000
  }
  for (let i = 0; i < 12; i++) next() // the first few outputs still show the seed
  return next
}

function hash(text: string, seed: number): number {
  let h = 0x811c9dc5 ^ seed
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  return (h ^ (h >>> 13)) | 0
}
