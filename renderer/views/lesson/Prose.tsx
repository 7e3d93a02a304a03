/** A text in which names are in code: Wait until `hiker[1]` has come. */
export function Prose({ text }: { text: string }) {
  // Every second piece was between backticks. The pieces of a text never change their places.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return text.split('`').map((piece, i) => (i % 2 === 1 ? <code key={i}>{piece}</code> : piece))
}

/** The same where only letters can stand, as in a tooltip. */
export const plain = (text: string): string => text.replaceAll('`', '')
