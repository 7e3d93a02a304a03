/** What worker processes are for: a crash stays theirs, and they stay nobody else's. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { errorOf, makePool, turn, until } from './support.ts'

const HOLDER = new URL('./holder.ts', import.meta.url)
const onLinux = test.skipIf(process.platform !== 'linux')

/** A process that nobody has waited for yet is still listed, as a zombie. */
function gone(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return true
  }
  const stat = `/proc/${pid}/stat`
  return existsSync(stat) && readFileSync(stat, 'utf8').split(') ')[1]!.startsWith('Z')
}

describe('a crash', () => {
  test('fails only the call that it came from, though others stood in the same line', async () => {
    const pool = makePool('process', ['sometimes'], 1, 64)
    for (let i = 0; i < 40; i++) await pool.call('sometimes', false).done // known to be short
    const before = pool.call('sometimes', false)
    const crashing = pool.call('sometimes', true)
    const behind = Array.from({ length: 5 }, () => pool.call('sometimes', false))
    expect(await errorOf(crashing)).toMatchObject({
      code: 'pool/worker-died',
      details: { worker: 'process', function: 'sometimes', signal: expect.stringMatching(/^SIG/) },
    })
    expect(await Promise.all([before, ...behind].map(call => call.done))).toEqual(Array(6).fill(false))
  })

  test('again and again leaves the pool with as many processes as before', async () => {
    const pool = makePool('process', ['sometimes'], 2, 64)
    const crashes = await Promise.all([true, true, true].map(crash => errorOf(pool.call('sometimes', crash))))
    expect(crashes).toMatchObject(Array(3).fill({ code: 'pool/worker-died' }))
    expect(await Promise.all([1, 2].map(() => pool.call('sometimes', false).done))).toEqual([false, false])
  })
})

test('a call that waits in the line of a busy process is taken back at once', async () => {
  const pool = makePool('process', ['count', 'spins'])
  for (let i = 0; i < 40; i++) await pool.call('count').done
  const [first, dropped, last] = [pool.call('count'), pool.call('count'), pool.call('count')]
  const ended = dropped.cancel()
  expect(await Promise.all([first.done, last.done])).toEqual([41, expect.any(Number)])
  await ended
  expect(dropped.outcome()).toBe(null)
})

describe('a process that never comes to an end ends', () => {
  test('with the program that started it, even if that was killed', async () => {
    const holder = spawn(process.execPath, [fileURLToPath(HOLDER)], { stdio: ['ignore', 'pipe', 'ignore'] })
    const [pid] = await once(createInterface({ input: holder.stdout! }), 'line')
    holder.kill('SIGKILL')
    await until(() => gone(Number(pid)))
    expect(gone(Number(pid))).toBe(true)
  })

  test('with the thread that started it', async () => {
    const holder = new Worker(HOLDER)
    const [pid] = await once(holder, 'message')
    await holder.terminate()
    await until(() => gone(pid))
    expect(gone(pid)).toBe(true)
  })
})

onLinux('a process gets nothing of our environment and none of our open files', async () => {
  const file = fileURLToPath(HOLDER)
  const fd = openSync(file, 'r')
  const holder = new Worker(HOLDER)
  try {
    const [pid] = await once(holder, 'message')
    const names = readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .map(entry => entry.split('=')[0])
    const files = readdirSync(`/proc/${pid}/fd`).flatMap(each => linkOf(`/proc/${pid}/fd/${each}`))
    expect(names.filter(name => name !== '').sort()).toEqual(['NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE'])
    expect(files).not.toContain(file)
  } finally {
    closeSync(fd)
    await holder.terminate()
    await turn()
  }
})

function linkOf(path: string): string[] {
  try {
    return [readlinkSync(path)]
  } catch {
    return [] // closed meanwhile
  }
}
