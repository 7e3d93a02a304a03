/** The two ways of running a program: straight on the runtime's generator API, and as users' scripts run. */
import type { Awaitable } from '../../electron/runtime/index.ts'
import { direct } from './dialects.ts'
import type { Program, Trace } from './program.ts'
import { type Python, run } from './run.ts'
import { translate } from './translate.ts'

export type Way = (program: Program) => Trace

export const directly: Way = program => {
  const make = new Function('py', translate(program, direct)) as (py: Python) => () => Awaitable<unknown>
  return run(py => make(py)())
}
