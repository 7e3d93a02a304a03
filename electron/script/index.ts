export type { RunServices } from './builtin.ts'
export { check, type Inspection, inspect, type ScriptKind } from './check.ts'
export { type CompileOptions, compile } from './compile.ts'
export type { Compiled, Located, Position } from './compiled.ts'
export type { PoolFunction, PoolModule } from './confine-pool.ts'
export type { UserFrame } from './locate.ts'
export { type LoadedScript, type LoaderParts, ModuleLoader, type Script } from './modules.ts'

export { fileSource, type ReadScript } from './resolve.ts'
