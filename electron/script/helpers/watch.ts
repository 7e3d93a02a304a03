/** Tells the debug mode of the coroutines that scripts make, so that it can find those that are never awaited. */
import { Coroutine } from '../../runtime/index.ts'
import { coroutineHelpers } from './functions.ts'

export interface CoroutineWatch {
  /** A coroutine function was called. */
  made(coroutine: Coroutine, name: string): void
  /** A call at `site`, written as `call`, gave an object that the statement drops. */
  dropped(value: object, site: number, call: string): void
}

export const watching = (watch: CoroutineWatch) => ({
  ...coroutineHelpers((steps, name) => {
    const coroutine = new Coroutine(steps, name)
    watch.made(coroutine, name)
    return coroutine
  }),
  dropped<T>(value: T, site: number, call: string): T {
    if (typeof value === 'object' && value !== null) watch.dropped(value, site, call)
    return value
  },
})
