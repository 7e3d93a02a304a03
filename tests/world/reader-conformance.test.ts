/** StreamReader beside asyncio's own, on random bytes and reads. `reader_oracle.py` wrote down what CPython 3.11 does. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Coroutine, Task } from '../../electron/runtime/index.ts'
import { IncompleteReadError, LimitOverrunError, utf8 } from '../../electron/world/index.ts'
import { readers, StreamReader } from '../../electron/world/streams/stream-reader.ts'
import { testLoop } from '../runtime/support.ts'
import { testWaits } from './support.ts'

type Step =
  | ['feed', string]
  | ['eof']
  | ['cancel']
  | ['readline']
  | ['readuntil', string]
  | ['read' | 'readexactly', number]

interface Case {
  readonly limit: number
  readonly steps: readonly Step[]
  readonly told: readonly string[]
}

const cases: Case[] = readFileSync(new URL('./reader-cases.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => JSON.parse(line))

function outcome(task: Task<Uint8Array>): string {
  if (task.cancelled()) return 'cancelled'
  const error = task.exception()
  if (error === null) return `ok ${utf8.decode(task.result())}`
  if (error instanceof IncompleteReadError)
    return `incomplete ${utf8.decode(error.partial)} ${error.expected ?? 'None'}`
  if (error instanceof LimitOverrunError) return `overrun ${error.consumed}`
  return (error as { code?: string }).code === 'world/line-too-long' ? 'too long' : String(error)
}

function begin(reader: StreamReader, step: Step): Coroutine<Uint8Array> {
  switch (step[0]) {
    case 'readline':
      return reader.readline()
    case 'readuntil':
      return reader.readuntil(step[1])
    case 'read':
    case 'readexactly':
      return reader[step[0]](step[1])
    default:
      throw new Error(step[0])
  }
}

function replay({ limit, steps }: Case): string[] {
  const world = testLoop()
  const told: string[] = []
  const reader = new StreamReader(testWaits(world), limit)
  readers.onPressure(reader, paused => told.push(paused ? 'pause' : 'resume'))
  let task: Task<Uint8Array> | null = null
  let eof = false
  for (const step of steps) {
    if (step[0] === 'feed') {
      if (!eof) readers.feed(reader, utf8.encode(step[1]))
    } else if (step[0] === 'eof') {
      eof = true
      readers.feedEof(reader)
    } else if (step[0] === 'cancel') task?.cancel()
    else task ??= world.loop.within(() => world.loop.createTask(begin(reader, step)))
    world.untilIdle()
    if (!task?.done()) continue
    told.push(outcome(task))
    task = null
  }
  told.push(`eof ${reader.atEof() ? 'True' : 'False'}`)
  return told
}

test('it reads, fails, pauses and goes on as asyncio.StreamReader does', () => {
  expect(cases.map(replay)).toEqual(cases.map(({ told }) => told))
})
