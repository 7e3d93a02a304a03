import { compileFunction } from 'node:vm'
import type { Awaitable } from '../../electron/runtime/index.ts'
import * as asyncio from '../../electron/runtime/index.ts'
import { direct } from './dialects.ts'
import type { Way } from './program.ts'
import { run } from './run.ts'
import { translate } from './translate.ts'

/** Runs a program straight on the runtime's generator API. */
export const directly: Way = program => {
  // Not `new Function`: the lockdown that scripts need takes that away from the whole thread.
  const make = compileFunction(translate(program, direct), ['asyncio', 'py'])
  return run(py => (make(asyncio, py) as () => Awaitable<unknown>)())
}
