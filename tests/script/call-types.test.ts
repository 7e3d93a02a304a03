/// <reference path="../../shared/script/yieldpoint.d.ts" />
/** How calls by name are typed: the compiler checks this file, running it checks nothing more. */
import { expectTypeOf, test } from 'vitest'
import type { Awaitable, Future } from 'yieldpoint'

declare module 'yieldpoint' {
  interface GraphFunctions {
    price(n: number): number
    fetched(name: string, times?: number): Promise<string[]>
  }
}

type Api = typeof import('yieldpoint')

const calls = ({ toThread, runInExecutor, processes, ThreadPoolExecutor }: Api) => {
  expectTypeOf(toThread('price', 1)).toEqualTypeOf<Awaitable<number>>()
  expectTypeOf(runInExecutor(processes, 'fetched', 'a')).toEqualTypeOf<Future<string[]>>()
  expectTypeOf(runInExecutor(new ThreadPoolExecutor({ maxWorkers: 2 }), 'price', 1)).toEqualTypeOf<Future<number>>()
  expectTypeOf(runInExecutor(null, 'price', 1)).toEqualTypeOf<Future<number>>()
  // @ts-expect-error the wrong argument
  toThread('price', 'one')
  // @ts-expect-error no such function
  toThread('prise', 1)
  // @ts-expect-error no executor
  runInExecutor('threads', 'price', 1)
}

test('a call by name takes what the function takes and gives what it returns', () => {
  expectTypeOf(calls).toBeFunction()
})
