/** What kind of thing a task awaits, told by its prototype: one look, where asking class after class took five. */

export const AWAITED: unique symbol = Symbol('awaited')

/** A number, so that telling them apart is a jump. Whoever forges one meets a private field that is not there. */
export const Kind = { future: 1, coroutine: 2, waiter: 3, sleep: 4, turn: 5 } as const
export type Kind = (typeof Kind)[keyof typeof Kind]

/** To be called in a class's static block. */
export function markAwaited(prototype: object, kind: Kind): void {
  Object.defineProperty(prototype, AWAITED, { value: kind })
}

export const kindOf = (value: object): Kind | undefined => (value as { readonly [AWAITED]?: Kind })[AWAITED]
