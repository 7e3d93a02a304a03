import { type Awaitable, frames } from './coroutine.ts'
import { CancelledError } from './errors.ts'
import { type Canceller, Future, futures } from './future.ts'
import type { EventLoop } from './loop.ts'
import type { CancelOrigin } from './probe.ts'
import type { Listener } from './ready-ring.ts'
import { runningLoop } from './running.ts'
import { bodyOf, ensureFuture, isTask } from './task.ts'

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
export function gather<T extends readonly unknown[] | []>(awaitables: Awaitables<T>, options?: GatherOptions): Future<T>
export function gather<T extends readonly unknown[]>(...awaitables: Awaitables<T>): Future<T>
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
  const children: Future[] = []
  for (const awaitable of awaitables) {
    const same = isUnderWay(awaitable) ? awaitables.indexOf(awaitable) : children.length
    children.push(same < children.length ? children[same]! : ensureFuture(awaitable, loop))
  }
  return children
}

const isUnderWay = (awaitable: Awaitable<unknown>): boolean =>
  typeof awaitable === 'object' && awaitable !== null && frames.is(awaitable) && awaitable.state !== 'created'

/** For the monitor; kept from scripts. Null for what is no gathering. */
export let childrenOf: (future: Future) => readonly Future[] | null
let cancelChildren: Canceller

/** What `gather` gives: cancelling it does not end it but its children, whose end then ends it. */
export class Gathering extends Future<unknown> {
  readonly #tally: Tally

  constructor(loop: EventLoop, children: readonly Future[], returnExceptions: boolean) {
    super(loop, cancelChildren)
    this.#tally = new Tally(this, children, returnExceptions)
    for (const child of children) futures.tell(child, this.#tally)
  }

  static {
    childrenOf = future => (#tally in future ? future.#tally.children : null)
    cancelChildren = (future, origin, message) => (future as Gathering).#tally.cancel(origin, message)
  }
}

/** Counts its children's reports, which come in the order in which the children were done; one that is given twice reports twice. */
class Tally implements Listener {
  // I1  #reported ≤ #done ≤ children.length.
  // I2  #failed is the first child that was done otherwise than by returning, #failedAt what #done was then.
  readonly children: readonly Future[]
  readonly #outer: Gathering
  readonly #returnExceptions: boolean
  #cancelRequested = false
  #done = 0
  #reported = 0
  #failed: Future | null = null
  #failedAt = 0

  constructor(outer: Gathering, children: readonly Future[], returnExceptions: boolean) {
    this.#outer = outer
    this.children = children
    this.#returnExceptions = returnExceptions
  }

  cancel(origin: CancelOrigin, message: string | undefined): boolean {
    if (!futures.pending(this.#outer)) return false
    let any = false
    for (const child of this.children) if (futures.requestCancel(child, origin, message)) any = true
    if (any) this.#cancelRequested = true
    return any
  }

  told(child: Future): void {
    this.#done++
    if (futures.returned(child)) return
    if (this.#failed !== null) this.#takeUnasked(child)
    else {
      this.#failed = child // I2
      this.#failedAt = this.#done
    }
  }

  /** A further failure that nobody will ask for any more counts as taken, as in asyncio. */
  #takeUnasked(child: Future): void {
    if (!this.#returnExceptions && !child.cancelled()) futures.errorOf(child)
  }

  /** The next report: of the child that was done as the `#reported`th. */
  run(): void {
    this.#reported++ // I1
    if (!futures.pending(this.#outer)) return
    if (!this.#returnExceptions && this.#reported === this.#failedAt)
      this.#outer.setException(futures.errorOf(this.#failed!))
    else if (this.#reported === this.children.length) this.#finish()
  }

  #finish(): void {
    const results = this.children.map(resultInPlace)
    // The message is that of the last argument, and not of the child that ended last, as in asyncio.
    if (this.#cancelRequested) this.#outer.setException(cancellationOf(this.children.at(-1)!))
    else this.#outer.setResult(results)
  }
}

/** The CancelledError that a cancellation of this child passes on, even if it ended otherwise. */
function cancellationOf(child: Future): unknown {
  if (child.cancelled()) return futures.errorOf(child)
  return new CancelledError(isTask(child) ? bodyOf(child).cancelMessage : undefined)
}

function resultInPlace(child: Future): unknown {
  if (child.cancelled()) return new CancelledError(futures.messageOf(child))
  return futures.returned(child) ? futures.valueOf(child) : child.exception()
}
