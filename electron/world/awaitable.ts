import { isSteps } from '../runtime/coroutine.ts'
import { type Awaitable, Coroutine } from '../runtime/index.ts'

/** Whether what a script's function gave is something to wait for. */
export const isAwaitable = (made: unknown): made is Awaitable<unknown> =>
  typeof made === 'object' && made !== null && (made instanceof Coroutine || made instanceof Promise || isSteps(made))
