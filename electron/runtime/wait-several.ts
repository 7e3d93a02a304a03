import { YieldpointError } from '../../shared/errors.ts'
import { Coroutine, type Steps } from './coroutine.ts'
import { type Future, futures } from './future.ts'
import { runningLoop } from './running.ts'
import { checkSeconds } from './seconds.ts'
import { Together } from './together.ts'
import { Wait } from './wait.ts'

export const ALL_COMPLETED = 'ALL_COMPLETED'
export const FIRST_COMPLETED = 'FIRST_COMPLETED'
/** Or when all have ended, if none fails. */
export const FIRST_EXCEPTION = 'FIRST_EXCEPTION'

export interface WaitOptions {
  /** Seconds; null, the default: no limit. When they are over, nothing is thrown or cancelled. */
  readonly timeout?: number | null
  readonly returnWhen?: typeof ALL_COMPLETED | typeof FIRST_COMPLETED | typeof FIRST_EXCEPTION
}

const UNTIL = { [ALL_COMPLETED]: 'all', [FIRST_COMPLETED]: 'first', [FIRST_EXCEPTION]: 'error' } as const

/** Both in the order given. */
export interface DoneAndPending<F extends Future = Future> {
  readonly done: Set<F>
  readonly pending: Set<F>
}

/**
 * Waits until some or all of `awaited` are done, and says which are. Throws nothing of what they raise.
 * Cancellation: reaches none of them.
 * Source: asyncio.wait of CPython 3.11.
 * @throws YieldpointError runtime/bad-argument if there are none; runtime/not-a-future for a coroutine: make it a task.
 */
export function wait<F extends Future>(awaited: Iterable<F>, options: WaitOptions = {}): Coroutine<DoneAndPending<F>> {
  return new Coroutine(waitSteps(awaited, options), 'wait', 'as it is')
}

function* waitSteps<F extends Future>(awaited: Iterable<F>, options: WaitOptions): Steps<DoneAndPending<F>> {
  const { timeout = null, returnWhen = ALL_COMPLETED } = options
  const all = new Set(awaited)
  check(all, timeout, returnWhen)
  const loop = runningLoop()
  const deadline = timeout === null ? null : loop.time() + timeout
  const enough = new Wait<undefined>(loop, new Together('wait', UNTIL[returnWhen], all, deadline), 'end')
  const goOn = (): void => {
    if (!enough.done()) enough.setResult(undefined)
  }
  const timer = deadline === null ? null : loop.callAt(deadline, goOn)
  let left = all.size
  const onDone = (future: Future): void => {
    left--
    if (left > 0 && returnWhen !== FIRST_COMPLETED && !(returnWhen === FIRST_EXCEPTION && hasFailed(future))) return
    timer?.cancel()
    goOn()
  }
  for (const future of all) future.addDoneCallback(onDone)
  try {
    yield enough
  } finally {
    timer?.cancel()
    for (const future of all) future.removeDoneCallback(onDone)
  }
  return sorted(all)
}

/** Asking counts as having taken the exception, as in asyncio. */
function hasFailed(future: Future): boolean {
  if (future.outcome()?.kind !== 'raised') return false
  futures.errorOf(future)
  return true
}

function sorted<F extends Future>(all: Iterable<F>): DoneAndPending<F> {
  const done = new Set<F>()
  const pending = new Set<F>()
  for (const future of all) (futures.pending(future) ? pending : done).add(future)
  return { done, pending }
}

function check(all: ReadonlySet<unknown>, timeout: number | null, returnWhen: unknown): void {
  if (timeout !== null) checkSeconds('timeout', timeout)
  const bad = (what: string, expected: string, got: string) =>
    new YieldpointError('runtime/bad-argument', { what, expected, got })
  if (all.size === 0) throw bad('awaited', 'at least one future', 'none')
  if (!Object.hasOwn(UNTIL, returnWhen as string))
    throw bad('returnWhen', Object.keys(UNTIL).join(', '), `${returnWhen}`)
  for (const one of all)
    if (typeof one !== 'object' || one === null || !futures.is(one))
      throw new YieldpointError('runtime/not-a-future', { what: 'wait', got: typeof one })
}
