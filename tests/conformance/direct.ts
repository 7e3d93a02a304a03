import type { Awaitable } from '../../electron/runtime/index.ts'
import * as asyncio from '../../electron/runtime/index.ts'
import { direct } from './dialects.ts'
import type { Way } from './program.ts'
import { type Python, run } from './run.ts'
import { translate } from './translate.ts'

type Make = (library: typeof asyncio, py: Python) => () => Awaitable<unknown>

/** Runs a program straight on the runtime's generator API. */
export const directly: Way = program => {
  const make = new Function('asyncio', 'py', translate(program, direct)) as Make
  return run(py => make(asyncio, py)())
}
