import type { Body } from './body.ts'

type State = 'pending' | 'woken' | 'cancelled'

/** The runtime's own access to suspensions; kept from scripts, which could wake what must wait. */
export interface SuspensionAccess {
  /** From now on waking or cancelling it makes `body` ready. */
  park(suspension: Suspension, body: Body): void
  /** Who is parked there, or was. */
  bodyOf(suspension: Suspension): Body | null
  pending(suspension: Suspension): boolean
  cancelled(suspension: Suspension): boolean
  /** What awaiting it gives once it was woken; what the cancellation said once it was cancelled. */
  valueOf(suspension: Suspension): unknown
  setValue(suspension: Suspension, value: unknown): void
  /** Does nothing once it is done. */
  wake(suspension: Suspension): void
  /** False if it was done already. */
  cancel(suspension: Suspension, message: string | undefined): boolean
}

export let suspensions: SuspensionAccess

const WHEN_CANCELLED: unique symbol = Symbol('when cancelled')

/** To be called in the static block of each class of suspensions. */
export function onCancelled<S extends Suspension>(prototype: S, tell: (suspension: S) => void): void {
  Object.defineProperty(prototype, WHEN_CANCELLED, { value: tell })
}

const whenCancelled = (suspension: Suspension): void =>
  (suspension as unknown as { readonly [WHEN_CANCELLED]: (self: Suspension) => void })[WHEN_CANCELLED](suspension)

/**
 * What one task alone waits for and nobody else can hold: a place in a line, a sleep. In asyncio these are futures; without
 * callbacks and a result of their own they are half the size, and waking one is putting its task into the ready queue.
 */
export abstract class Suspension {
  // I1  it is done once, woken or cancelled; then it no longer changes.
  // I2  #value is the value to give while pending and once woken, the cancellation's message once cancelled.
  #state: State = 'pending'
  #body: Body | null = null
  #value: unknown = undefined

  static {
    suspensions = {
      park(suspension, body) {
        suspension.#body = body
      },
      bodyOf: suspension => suspension.#body,
      pending: suspension => suspension.#state === 'pending',
      cancelled: suspension => suspension.#state === 'cancelled',
      valueOf: suspension => suspension.#value,
      setValue(suspension, value) {
        suspension.#value = value
      },
      wake(suspension) {
        if (suspension.#state !== 'pending') return // I1
        suspension.#state = 'woken'
        const body = suspension.#body
        if (body !== null) body.loop.enqueue(body)
      },
      cancel(suspension, message) {
        if (suspension.#state !== 'pending') return false // I1
        suspension.#state = 'cancelled'
        suspension.#value = message // I2
        whenCancelled(suspension)
        const body = suspension.#body
        if (body !== null) body.loop.enqueue(body)
        return true
      },
    }
  }
}
