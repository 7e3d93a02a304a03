/** Prepares a graph's function for the worker pool, whose workers have no compiler. */
import type { ScriptSource } from '../../shared/graph/model.ts'
import { translate } from './compile.ts'
import type { Compiled } from './compiled.ts'
import type { PoolFunction, PoolModule } from './confine-pool.ts'
import { Linker, type Module } from './linker.ts'
import type { ReadScript } from './resolve.ts'

export interface BundleParts {
  readonly read: ReadScript
  /** Names a module for stacks. */
  readonly url: (compiled: Compiled) => string
}

/** @throws YieldpointError script/… for the first mistake. */
export function bundle(name: string, source: ScriptSource, { read, url }: BundleParts): PoolFunction {
  const linker = new Linker({ read, translate: text => translate(text, { lower: false }), runtime: false })
  const main = linker.linkMain(source)
  const [mistake] = linker.mistakes
  if (mistake) throw mistake
  const order = inOrder(main)
  const modules = order.map(({ compiled, imports }): PoolModule => {
    const { code, params } = compiled!
    return { code, params, url: url(compiled!), imports: imports.map(imported => order.indexOf(imported!)) }
  })
  return { name, modules }
}

function inOrder(module: Module, order: Module[] = []): Module[] {
  if (order.includes(module)) return order
  for (const imported of module.imports) inOrder(imported!, order)
  order.push(module)
  return order
}
