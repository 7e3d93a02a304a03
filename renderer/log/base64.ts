/** The page's browsers know `fromBase64`; older ones that `yieldpoint serve` may meet do not. */
interface Decoding {
  fromBase64?(text: string): Uint8Array
}

export function bytesOf(base64: string): Uint8Array {
  const fast = (Uint8Array as unknown as Decoding).fromBase64
  if (fast) return fast.call(Uint8Array, base64)
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}
