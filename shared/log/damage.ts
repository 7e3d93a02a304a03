/** What a reader of bytes throws to itself where they make no sense; the decoder hands it on as an error with a code. */
export class LogDamage extends Error {}

export function damaged(what: string): never {
  throw new LogDamage(what)
}
