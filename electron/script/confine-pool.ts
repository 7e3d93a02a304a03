/** A graph's function on its way to a worker, and how the worker makes it a function again. */
import type { Confinement, ModuleCode, Namespace } from './confine.ts'

export interface PoolModule extends ModuleCode {
  /** What stacks call it by. */
  readonly url: string
  /** Which of the modules before it stands for each of its imports. */
  readonly imports: readonly number[]
}

/** Plain data. Each module comes after those it imports; the last one's default export is the function. */
export interface PoolFunction {
  readonly name: string
  readonly modules: readonly PoolModule[]
}

/** Runs the modules. @throws TypeError if the default export is no function; whatever the modules throw. */
export function makeFunction(
  { name, modules }: PoolFunction,
  confinement: Confinement,
): (...args: unknown[]) => unknown {
  const namespaces: Namespace[] = []
  for (const module of modules) {
    const imports = module.imports.map(index => namespaces[index]!)
    namespaces.push(confinement.run(module, module.url, imports, {}))
  }
  const made = namespaces.at(-1)?.['default']
  if (typeof made !== 'function') throw new TypeError(`the default export of ${name} is no function`)
  return made as (...args: unknown[]) => unknown
}
