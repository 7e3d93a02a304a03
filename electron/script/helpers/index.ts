/** What lowered code calls. Each is handed to a module's function under a name of its own. */
import { at, delegate, disposeScope, emit, iterate } from '../../runtime/index.ts'
import {
  coroutine,
  coroutineArrow,
  coroutineFunction,
  coroutineMethod,
  generator,
  generatorFunction,
  generatorMethod,
} from './functions.ts'

export const helpers = {
  at,
  coroutine,
  coroutineArrow,
  coroutineFunction,
  coroutineMethod,
  generator,
  generatorFunction,
  generatorMethod,
  emit,
  delegate,
  iterate,
  disposeScope,
}

export type Helpers = typeof helpers
