/** The Python of a lesson prints what its graph logs, line by line. Needs Python 3.11, and is skipped where there is none. */
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

const lessons = library.graphs.flatMap(({ id, python }) => (python === undefined ? [] : [{ id, python }]))

function isThere(): boolean {
  try {
    execFileSync('python3', ['-c', 'import asyncio; asyncio.TaskGroup'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function printed(python: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('python3', [VIRTUAL, join(ROOT, python)])
  return stdout.trimEnd().split('\n')
}

test('every program of docs/course belongs to a lesson', () => {
  const files = readdirSync(join(ROOT, 'docs/course')).filter(name => name.endsWith('.py'))
  expect(lessons.map(({ python }) => python).sort()).toEqual(files.map(name => `docs/course/${name}`).sort())
})

describe.skipIf(!isThere())('in Python', () => {
  test.each(lessons)('$python prints what $id logs', async ({ id, python }) => {
    const log = await logOf(testSupervisor({ memoryLimitMb: 512 }), { graph: id })
    expect(await printed(python)).toEqual(linesOf(stateOf(log)).map(line => line.text))
  })
})
