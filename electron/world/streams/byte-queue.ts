/**
 * Bytes in the order in which they came: put in at the end, taken from the front. One array that grows, so that a separator can
 * be looked for across what came in pieces. What is taken is a copy: nobody outside ever holds its memory.
 */
export class ByteQueue {
  // I1  the bytes are #bytes[#start … #end); 0 ≤ #start ≤ #end ≤ #bytes.length.
  #bytes = new Uint8Array(0)
  #start = 0
  #end = 0

  get length(): number {
    return this.#end - this.#start
  }

  push(chunk: Uint8Array): void {
    this.#makeRoom(chunk.length)
    this.#bytes.set(chunk, this.#end)
    this.#end += chunk.length
  }

  /** The first `count`, or fewer if there are fewer. */
  take(count: number): Uint8Array {
    const end = Math.min(this.#end, this.#start + count)
    const taken = this.#bytes.slice(this.#start, end)
    this.#start = end
    if (this.length === 0) this.#release()
    return taken
  }

  takeAll(): Uint8Array {
    return this.take(this.length)
  }

  clear(): void {
    this.#release()
  }

  /** Where `wanted` first stands at or after `from`; -1 if nowhere. */
  find(wanted: Uint8Array, from = 0): number {
    const first = wanted[0]
    if (first === undefined) return -1
    const last = this.#end - wanted.length
    for (let at = this.#start + from; at <= last; at++) {
      at = this.#bytes.indexOf(first, at)
      if (at < 0 || at > last) return -1
      if (this.#matches(wanted, at)) return at - this.#start
    }
    return -1
  }

  startsWith(wanted: Uint8Array, at: number): boolean {
    return at + wanted.length <= this.length && this.#matches(wanted, this.#start + at)
  }

  #matches(wanted: Uint8Array, at: number): boolean {
    for (let i = 1; i < wanted.length; i++) if (this.#bytes[at + i] !== wanted[i]) return false
    return this.#bytes[at] === wanted[0]
  }

  #makeRoom(more: number): void {
    const { length } = this
    if (this.#end + more <= this.#bytes.length) return
    const room = length + more
    const bytes = room * 2 <= this.#bytes.length ? this.#bytes : new Uint8Array(Math.max(1024, room * 2))
    bytes.set(this.#bytes.subarray(this.#start, this.#end))
    this.#bytes = bytes
    this.#start = 0
    this.#end = length
  }

  /** An idle connection keeps no memory. */
  #release(): void {
    this.#bytes = new Uint8Array(0)
    this.#start = this.#end = 0
  }
}
