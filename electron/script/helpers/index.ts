/** What lowered code calls. Each is handed to a module's function under a name of its own. */
import { at } from '../../runtime/index.ts'
import { delegate, emit } from './async-generator.ts'
import { disposeScope } from './dispose-scope.ts'
import {
  coroutine,
  coroutineArrow,
  coroutineFunction,
  coroutineMethod,
  generator,
  generatorFunction,
  generatorMethod,
} from './functions.ts'
import { iterate } from './iterate.ts'

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
