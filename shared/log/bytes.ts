/**
 * Bytes out and in. Whole numbers are written in as many groups of seven bits as they need (LEB128); text as one to three bytes a
 * UTF-16 unit (CESU-8), so that any string comes back as it was. What is read is not trusted: every read is checked.
 */
import { damaged } from './damage.ts'

/** Texts up to this length that came before are written as a number. */
const TABLE_TEXT_LIMIT = 80
/** Then both sides forget them all and begin anew. */
const TABLE_LIMIT = 4_096

const floats = new DataView(new ArrayBuffer(8))

export class Out {
  // I1  #bytes has room for what `need` was last asked for.
  // I2  #texts is what a reader of these bytes has in its own table, in the same order.
  #bytes = new Uint8Array(1 << 16)
  #length = 0
  readonly #texts = new Map<string, number>()

  get length(): number {
    return this.#length
  }

  /** What was written since the last call; valid until the next write. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length)
    this.#length = 0
    return taken
  }

  forgetTexts(): void {
    this.#texts.clear()
  }

  byte(value: number): void {
    this.#need(1)
    this.#bytes[this.#length++] = value
  }

  /** A whole number from 0 to 2^53 − 1. */
  count(value: number): void {
    this.#need(8)
    const bytes = this.#bytes
    let at = this.#length
    while (value > 0x7f_ff_ff_ff) {
      bytes[at++] = (value % 128) | 0x80
      value = Math.floor(value / 128)
    }
    while (value > 0x7f) {
      bytes[at++] = (value & 0x7f) | 0x80
      value >>>= 7
    }
    bytes[at++] = value
    this.#length = at
  }

  /** A whole number of either sign: the sign, six bits, then sevens. */
  signed(value: number): void {
    const sign = value < 0 ? 0x40 : 0
    const size = Math.abs(value)
    if (size < 0x40) this.byte(sign | size)
    else {
      this.byte(0x80 | sign | (size % 0x40))
      this.count(Math.floor(size / 0x40))
    }
  }

  /** Microseconds: a whole number plus one, or 0 and eight bytes for what is none. */
  micros(value: number): void {
    if (Number.isSafeInteger(value) && value >= 0 && value < Number.MAX_SAFE_INTEGER) this.count(value + 1)
    else {
      this.count(0)
      this.float(value)
    }
  }

  float(value: number): void {
    this.#need(8)
    floats.setFloat64(0, value, true)
    for (let i = 0; i < 8; i++) this.#bytes[this.#length++] = floats.getUint8(i)
  }

  /** 0: spelled out; else the number of one that came before. */
  text(value: string): void {
    const known = this.#texts.get(value)
    this.count(known ?? 0)
    if (known !== undefined) return
    this.#spell(value)
    if (value.length > TABLE_TEXT_LIMIT) return
    if (this.#texts.size === TABLE_LIMIT) this.#texts.clear()
    this.#texts.set(value, this.#texts.size + 1) // I2
  }

  #spell(value: string): void {
    const { length } = value
    this.count(length)
    this.#need(length * 3)
    const bytes = this.#bytes
    let at = this.#length
    for (let i = 0; i < length; i++) {
      const unit = value.charCodeAt(i)
      if (unit < 0x80) bytes[at++] = unit
      else {
        if (unit < 0x800) bytes[at++] = 0xc0 | (unit >> 6)
        else {
          bytes[at++] = 0xe0 | (unit >> 12)
          bytes[at++] = 0x80 | ((unit >> 6) & 0x3f)
        }
        bytes[at++] = 0x80 | (unit & 0x3f)
      }
    }
    this.#length = at
  }

  #need(more: number): void {
    const needed = this.#length + more
    if (needed <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2))
    larger.set(this.#bytes)
    this.#bytes = larger // I1
  }
}

/** The texts that a reader has seen: kept beside the bytes, for they outlive one piece of them. */
export class Texts {
  #all: string[] = []

  clear(): void {
    this.#all = []
  }

  at(number: number): string {
    const text = this.#all[number - 1]
    if (text === undefined) damaged('a text that never came')
    return text
  }

  add(text: string): void {
    if (text.length > TABLE_TEXT_LIMIT) return
    if (this.#all.length === TABLE_LIMIT) this.#all = []
    this.#all.push(text)
  }
}

export class In {
  // I1  0 ≤ #at ≤ #bytes.length, and nothing is allocated for what is only claimed to come.
  readonly #bytes: Uint8Array
  readonly #texts: Texts
  #at = 0

  constructor(bytes: Uint8Array, texts = new Texts()) {
    this.#bytes = bytes
    this.#texts = texts
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  byte(): number {
    const value = this.#bytes[this.#at]
    if (value === undefined) damaged('it ends too early')
    this.#at++
    return value
  }

  count(): number {
    const first = this.byte()
    if (first < 0x80) return first
    let value = first & 0x7f
    for (let scale = 128; scale <= 2 ** 49; scale *= 128) {
      const next = this.byte()
      value += (next & 0x7f) * scale
      if (next < 0x80) return checked(value)
    }
    damaged('a number is too large')
  }

  id(): number {
    const value = this.count()
    if (value === 0) damaged('an id is 0')
    return value
  }

  signed(): number {
    const first = this.byte()
    const low = first & 0x3f
    const size = first < 0x80 ? low : checked(low + this.count() * 0x40)
    return (first & 0x40) === 0 ? size : -size
  }

  micros(): number {
    const value = this.count()
    return value === 0 ? this.moment() : value - 1
  }

  /** A moment that is no whole number. */
  moment(): number {
    const value = this.float()
    if (!(value >= 0)) damaged('a moment before the beginning')
    return value
  }

  float(): number {
    for (let i = 0; i < 8; i++) floats.setUint8(i, this.byte())
    return floats.getFloat64(0, true)
  }

  text(): string {
    const number = this.count()
    if (number > 0) return this.#texts.at(number)
    const text = this.#spelled()
    this.#texts.add(text)
    return text
  }

  /** How many things follow; each takes a byte at least. */
  length(): number {
    const length = this.count()
    if (length > this.#bytes.length - this.#at) damaged('a list is longer than what follows') // I1
    return length
  }

  #spelled(): string {
    const length = this.length()
    let text = ''
    const units: number[] = []
    for (let i = 0; i < length; i++) {
      units.push(this.#unit())
      if (units.length === 4_096) text += String.fromCharCode(...units.splice(0))
    }
    return text + String.fromCharCode(...units)
  }

  #unit(): number {
    const first = this.byte()
    if (first < 0x80) return first
    if (first < 0xe0) return ((first & 0x1f) << 6) | (this.byte() & 0x3f)
    return ((first & 0x0f) << 12) | ((this.byte() & 0x3f) << 6) | (this.byte() & 0x3f)
  }
}

function checked(value: number): number {
  if (value > Number.MAX_SAFE_INTEGER) damaged('a number is too large')
  return value
}
