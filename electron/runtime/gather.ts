import type { Awaitable } from './coroutine.ts'
import { CancelledError } from './errors.ts'
import { type Canceller, Future, futures } from './future.ts'
import type { EventLoop } from './loop.ts'
import type { CancelOrigin } from './probe.ts'
import { runningLoop } from './running.ts'
import { ensureFuture } from './task.ts'

export interface GatherOptions {
  /** Errors and cancellations of the children become results, in place. */
  readonly returnExceptions?: boolean
}

type Awaitables<T extends readonly unknown[]> = { readonly [K in keyof T]: Awaitable<T[K]> }

/**
 * Runs all at once and gives their results in the order of the arguments. The first error ends the gathering, not the others.
 * Cancellation: cancelling it cancels all children that are not done; a cancelled child counts as one that raised.
 * Source: asyncio.gather of CPython 3.11.
 */
export function gather<T extends readonly unknown[]>(...awaitables: Awaitables<T>): Future<T>
export function gather<T extends readonly unknown[]>(awaitables: Awaitables<T>, options?: GatherOptions): Future<T>
export function gather(...args: readonly unknown[]): Future<unknown> {
  const asList = Array.isArray(args[0])
  const awaitables = (asList ? args[0] : args) as readonly Awaitable<unknown>[]
  const options = (asList ? args[1] : undefined) as GatherOptions | undefined
  const loop = runningLoop()
  if (awaitables.length > 0)
    return new Gathering(loop, toChildren(awaitables, loop), options?.returnExceptions ?? false)
  const nothing = new Future<unknown>(loop)
  nothing.setResult([])
  return nothing
}

/** What is given twice is run once. */
function toChildren(awaitables: readonly Awaitable<unknown>[], loop: EventLoop): Future[] {
  const made = new Map<Awaitable<unknown>, Future>()
  return awaitables.map(awaitable => {
    const child = made.get(awaitable) ?? ensureFuture(awaitable, loop)
    made.set(awaitable, child)
    return child
  })
}

/** For the monitor; kept from scripts. Null for what is no gathering. */
export let childrenOf: (future: Future) => readonly Future[] | null
let cancelChildren: Canceller

/** What `gather` gives: cancelling it does not end it but its children, whose end then ends it. */
export class Gathering extends Future<unknown> {
  // I1  #left is the number of distinct children that have not reported.
  readonly #children: readonly Future[]
  readonly #returnExceptions: boolean
  #left: number
  #cancelRequested = false

  constructor(loop: EventLoop, children: readonly Future[], returnExceptions: boolean) {
    super(loop, cancelChildren)
    this.#children = children
    this.#returnExceptions = returnExceptions
    const distinct = new Set(children)
    this.#left = distinct.size
    const childDone = (child: Future): void => this.#childDone(child)
    for (const child of distinct) child.addDoneCallback(childDone)
  }

  #cancel(origin: CancelOrigin, message: string | undefined): boolean {
    if (!futures.pending(this)) return false
    let any = false
    for (const child of this.#children) if (futures.requestCancel(child, origin, message)) any = true
    if (any) this.#cancelRequested = true
    return any
  }

  #childDone(child: Future): void {
    this.#left-- // I1
    if (!futures.pending(this)) {
      if (!child.cancelled() && !futures.returned(child)) futures.errorOf(child) // taken: nobody else will ask for it
      return
    }
    if (!this.#returnExceptions && !futures.returned(child)) this.setException(futures.errorOf(child))
    else if (this.#left === 0) this.#finish(child)
  }

  #finish(last: Future): void {
    const results = this.#children.map(resultInPlace)
    if (this.#cancelRequested) this.setException(futures.cancellationOf(last))
    else this.setResult(results)
  }

  static {
    childrenOf = future => (#children in future ? future.#children : null)
    cancelChildren = (future, origin, message) => (future as Gathering).#cancel(origin, message)
  }
}

function resultInPlace(child: Future): unknown {
  if (child.cancelled()) return new CancelledError(futures.messageOf(child))
  return futures.returned(child) ? futures.valueOf(child) : child.exception()
}
