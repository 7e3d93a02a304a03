/** Real workers, with functions in the text of a graph. A test waits for their answers and their ends, never for a time. */
import { afterEach, expect } from 'vitest'
import { type CallOutcome, type WorkerKind, WorkerPool } from '../../electron/pool/index.ts'
import { ModuleLoader } from '../../electron/script/index.ts'
import { inline, readFrom } from '../script/support.ts'

const WORKER = new URL('../../electron/pool/worker.ts', import.meta.url)

const FILES = {
  'prices.ts': `import { tax } from './lib/tax'
export const price = (n: number): number => n * 900 + tax
export function broken(n: number): never {
  throw new RangeError('no price for ' + n)
}`,
  'lib/tax.ts': 'export const tax = 1',
}

const FUNCTIONS = {
  price: `import { price } from './prices'\nexport default price`,
  later: `export default async (n: number) => { await null; return n + 1 }`,
  never: `export default () => new Promise(() => {})`,
  fails: `import { broken } from './prices'\nexport default (n: number) => broken(n)`,
  custom: `class Burnt extends Error { name = 'Burnt' }\nexport default () => { throw new Burnt('black') }`,
  hides: `export default () => { throw Object.defineProperty(new Error('x'), 'name', { get() { throw 1 } }) }`,
  throws: `export default () => { throw 'a text' }`,
  steps: `export default (steps: Int32Array) => { for (;;) steps[0]! += 1 }`,
  spins: `export default (begun?: Int32Array) => { if (begun) begun[0] = 1; for (;;); }`,
  eats: `export default () => { const all = []; for (;;) all.push(new Array(100_000).fill(all.length)) }`,
  hoards: `export default () => { const all = []; for (;;) all.push(new Uint8Array(1_000_000).fill(1)) }`,
  same: `export default (value: unknown) => value`,
  makes: `export default () => ({ list: [1, { deep: () => 1 }] })`,
  instance: `class Oven { #heat = 1 }\nexport default () => new Oven()`,
  loads: `throw new Error('at load')\nexport default () => 1`,
  count: `let n = 0\nexport default () => ++n`,
  marks: `export default (marks: Int32Array, at: number, gate: number) => {
  while (marks[gate] === 0);
  marks[at]! += 1
  return at
}`,
  sometimes: `export default (crash: boolean) => {
  const all = []
  while (crash) all.push(new Array(100_000).fill(all.length))
  return crash
}`,
  rejects: `export default async () => { Promise.reject(new Error('left behind')); await null; return 'done' }`,
  reach: `export default () => [typeof process, typeof globalThis.process, typeof globalThis.fetch, typeof globalThis.require]`,
  escape: `export default () => (() => {}).constructor('return process')()`,
  grow: `export default () => { 'use strict'; Array.prototype.extra = 1 }`,
  five: `export default 5`,
}
export type Name = keyof typeof FUNCTIONS

export const loader = new ModuleLoader({
  services: { now: () => 0, random: () => 0, log: () => {} },
  read: readFrom(FILES),
})

export interface TestCall {
  readonly done: Promise<unknown>
  cancel(): Promise<void>
  /** What it has come to so far. */
  outcome(): CallOutcome | null
}

export interface TestPool {
  call(name: Name, ...args: unknown[]): TestCall
  close(): Promise<void>
}

const pools: WorkerPool[] = []
afterEach(() => Promise.all(pools.splice(0).map(pool => pool.close())))

export function makePool(kind: WorkerKind, names: readonly Name[], maxWorkers = 1, memoryLimitMb?: number): TestPool {
  const functions = names.map(name => loader.poolFunction(name, inline(FUNCTIONS[name], 10, 4)))
  const limit = memoryLimitMb === undefined ? {} : { memoryLimitMb }
  const pool = new WorkerPool({ kind, maxWorkers, worker: WORKER, functions, ...limit })
  pools.push(pool)
  return { call: (name, ...args) => callOf(pool, name, args), close: () => pool.close() }
}

function callOf(pool: WorkerPool, name: Name, args: readonly unknown[]): TestCall {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  let outcome: CallOutcome | null = null
  const { cancel } = pool.call(name, args, settled => {
    outcome = settled
    if (settled.kind === 'returned') resolve(settled.value)
    else reject(settled.error)
  })
  promise.catch(() => {}) // a test may look at it later
  return { done: promise, cancel, outcome: () => outcome }
}

export const errorOf = (call: TestCall): Promise<unknown> =>
  call.done.then(
    value => expect.fail(`it returned ${value}`),
    error => error,
  )

export const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

export const cells = (count: number): Int32Array => new Int32Array(new SharedArrayBuffer(count * 4))

/** Until a thread has changed what the cell was. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await turn()
}
