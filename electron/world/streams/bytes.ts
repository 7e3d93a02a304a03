/** Bytes and text as scripts give and get them. */
import { YieldpointError } from '../../../shared/errors.ts'

const encoder = new TextEncoder()
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lenient = new TextDecoder('utf-8', { ignoreBOM: true })

const tagOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)!.get!

/** A copy, so that nobody changes what is on its way. Text becomes UTF-8. @throws YieldpointError runtime/bad-argument */
export function bytesOf(data: unknown): Uint8Array {
  if (typeof data === 'string') return encoder.encode(data)
  // Told by its insides: a proxy or a made-up object has none. The constructor reads the insides, too.
  if (tagOf.call(data) === 'Uint8Array') return new Uint8Array(data as Uint8Array)
  throw new YieldpointError('runtime/bad-argument', {
    what: 'data',
    expected: 'a text or a Uint8Array',
    got: data === null ? 'null' : typeof data,
  })
}

/** UTF-8 for scripts, which have no TextEncoder. */
export const utf8 = Object.freeze({
  encode: (text: string): Uint8Array => encoder.encode(String(text)),
  /** What is no UTF-8 becomes U+FFFD. */
  decode: (bytes: Uint8Array): string => lenient.decode(bytesOf(bytes)),
  /** @throws TypeError for what is no UTF-8. */
  decodeStrict: (bytes: Uint8Array): string => strict.decode(bytesOf(bytes)),
})
