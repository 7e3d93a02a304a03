/** The Python of a lesson prints what its graph logs, line by line. Skipped where there is no Python that is new enough. */
import { execFile, execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import library from '../../graphs/library.json' with { type: 'json' }
import { testSupervisor } from '../runs/support.ts'
import { linesOf, logOf, stateOf } from './run-graph.ts'

const ROOT = join(import.meta.dirname, '../..')
const VIRTUAL = join(import.meta.dirname, 'virtual.py')

/** What asyncio must have; of most lessons Python 3.11's TaskGroup. */
const NEEDS: Readonly<Record<string, string>> = {
  'eager-tasks': 'eager_task_factory', // 3.12
  'queue-shutdown': 'QueueShutDown', // 3.13
}

/**
 * These use threads, processes or sockets, so they run on the real clock, in an order of their own; and where they need a
 * processor for long, Python counts less.
 */
const REAL = ['blocking', 'debug-mode', 'threads-and-processes', 'api-calls', 'pizza-server', 'command-tasks']

const lessons = library.graphs.flatMap(({ id, python }) => {
  if (python === undefined) return []
  return [{ id, python, interpreter: interpreterWith(NEEDS[id] ?? 'TaskGroup') }]
})

function interpreterWith(name: string): string | undefined {
  return ['python3', 'python3.13', 'python3.12', 'python3.11'].find(interpreter => {
    try {
      execFileSync(interpreter, ['-c', `import asyncio; asyncio.${name}`], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })
}

async function printed(interpreter: string, ...args: string[]): Promise<string[]> {
  const { stdout } = await promisify(execFile)(interpreter, args)
  return stdout.trimEnd().split('\n')
}

async function logged(graph: string): Promise<string[]> {
  const log = await logOf(testSupervisor({ memoryLimitMb: 512 }), { graph })
  return linesOf(stateOf(log)).map(line => line.text)
}

const withoutNumbers = (line: string): string => line.replace(/\d+(\.\d+)?/g, '#')

test('every program of docs/course belongs to a lesson', () => {
  const files = readdirSync(join(ROOT, 'docs/course')).filter(name => name.endsWith('.py'))
  expect(lessons.map(({ python }) => python).sort()).toEqual(files.map(name => `docs/course/${name}`).sort())
})

describe.each(lessons)('$python', ({ id, python, interpreter }) => {
  const real = REAL.includes(id)

  test.skipIf(interpreter === undefined || real)(`prints what ${id} logs`, async () => {
    expect(await printed(interpreter!, VIRTUAL, join(ROOT, python))).toEqual(await logged(id))
  })

  test.skipIf(interpreter === undefined || !real)(`prints what ${id} logs, but for numbers and order`, async () => {
    const lines = await printed(interpreter!, join(ROOT, python))
    expect(lines.map(withoutNumbers).sort()).toEqual((await logged(id)).map(withoutNumbers).sort())
  })
})
