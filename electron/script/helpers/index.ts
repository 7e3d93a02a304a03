/** What lowered code calls. Each is handed to a module's function under a name of its own. */
import { at, delegate, disposeScope, emit, iterate } from '../../runtime/index.ts'
import { coroutineHelpers, generator, generatorFunction, generatorMethod, plainCoroutine } from './functions.ts'
import { type CoroutineWatch, watching } from './watch.ts'

export type { CoroutineWatch } from './watch.ts'

export const helpers = {
  at,
  ...coroutineHelpers(plainCoroutine),
  generator,
  generatorFunction,
  generatorMethod,
  emit,
  delegate,
  iterate,
  disposeScope,
  /** Only in code that is compiled to be watched. */
  dropped: <T>(value: T, _site: number, _call: string): T => value,
}

export type Helpers = typeof helpers

/** The same for the debug mode: what is made and what is dropped is told to `watch`. */
export const watchedHelpers = (watch: CoroutineWatch): Helpers => ({ ...helpers, ...watching(watch) })
