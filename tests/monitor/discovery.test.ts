import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { announce, programsFolder, runningPrograms } from '../../electron/monitor/discovery.ts'
import { findProgram } from '../../electron/services/programs.ts'
import { PROTOCOL } from '../../shared/protocol/program.ts'
import { ownFolder } from './support.ts'

const announcement = (name: string, port: number, pid = process.pid) => ({
  yieldpoint: PROTOCOL,
  name,
  pid,
  address: `127.0.0.1:${port}`,
  secret: `of ${name}`,
  startedAtMs: port,
})

async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  return child.pid as number
}

test('programs that were killed, and files that others could have written, are passed over', async () => {
  const folder = await ownFolder()
  await announce(announcement('old', 2))
  await announce(announcement('older', 1))
  const withdraw = await announce(announcement('withdrawn', 3))
  withdraw()
  await announce(announcement('killed', 4, await endedPid()))
  await writeFile(join(folder, 'half.json'), '{"yieldpoint":1', { mode: 0o600 })
  await writeFile(join(folder, 'foreign.json'), JSON.stringify(announcement('foreign', 5)))
  await chmod(join(folder, 'foreign.json'), 0o666)
  expect((await runningPrograms()).map(({ name }) => name)).toEqual(['older', 'old'])
  expect((await readdir(folder)).length).toBe(4) // that of the killed one is gone
})

test.each([
  ['by name', 'b', { address: '127.0.0.1:1002', secret: 'of b' }],
  ['by address', 'localhost:1001', { address: '127.0.0.1:1001', secret: 'of a' }],
  ['by port', '1002', { address: '127.0.0.1:1002', secret: 'of b' }],
])('a program is meant %s', async (_how, wanted, expected) => {
  await ownFolder()
  await announce(announcement('a', 1001))
  await announce(announcement('b', 1002))
  expect(await findProgram(wanted)).toEqual(expected)
})

test('what is not clear is asked back', async () => {
  await ownFolder()
  const codeOf = (wanted: string | null, secret?: string) =>
    findProgram(wanted, secret).then(
      ({ address }) => address,
      error => error.code,
    )
  const none = await codeOf(null)
  await announce(announcement('a', 1001))
  const only = await codeOf(null)
  await announce(announcement('a', 1002))
  expect({
    none,
    only,
    several: await codeOf(null),
    alike: await codeOf('a'),
    elsewhere: await codeOf('example.com:80', 'x'),
    unannounced: await codeOf('4711'),
    given: await codeOf('4711', 'x'),
  }).toEqual({
    none: 'program/none',
    only: '127.0.0.1:1001',
    several: 'program/several',
    alike: 'program/several',
    elsewhere: 'program/bad-address',
    unannounced: 'program/needs-secret',
    given: '127.0.0.1:4711',
  })
})

test.each([
  [{ YIELDPOINT_DATA: '/d' }, 'linux', '/d/programs'],
  [{ XDG_RUNTIME_DIR: '/run/user/1' }, 'linux', '/run/user/1/yieldpoint/programs'],
  [{}, 'linux', '/h/.local/state/yieldpoint/programs'],
  [{}, 'darwin', '/h/Library/Application Support/Yieldpoint/programs'],
])('with %j on %s they are announced in %s', (env, platform, expected) => {
  expect(programsFolder({ env, platform, home: '/h' })).toBe(expected)
})
