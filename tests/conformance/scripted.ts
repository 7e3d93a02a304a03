import type { Awaitable } from '../../electron/runtime/index.ts'
import { ModuleLoader } from '../../electron/script/index.ts'
import { script } from './dialects.ts'
import type { Way } from './program.ts'
import { run } from './run.ts'
import { translate } from './translate.ts'

/** Runs a program as a user's script runs: lowered, in a compartment. Locks this thread's intrinsics down for good. */
export const asScript: Way = program => {
  const text = translate(program, script)
  return run(py => {
    const services = { now: () => py.now() / 1e6, random: () => 0, log: py.log }
    const loader = new ModuleLoader({ services, read: () => null })
    const main = loader.load({ file: `${program.name}.ts`, inline: false, text, line: 1, indent: 0 })
    return main({ py }) as Awaitable<unknown>
  })
}
