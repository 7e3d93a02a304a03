import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { sleep } from '../../electron/runtime/index.ts'
import { DEVNULL, PIPE, utf8 } from '../../electron/world/index.ts'
import { outside, thrownIn } from './support.ts'

const NODE = process.execPath
const pipes = { stdin: PIPE, stdout: PIPE, stderr: PIPE } as const

/** A program that runs `code`. */
const node = (code: string): string[] => ['-e', code]

const gone = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}

/** The system takes a moment to clear a process away that has ended. */
async function untilGone(pid: number): Promise<void> {
  while (!gone(pid)) await new Promise(setImmediate)
}

test.each(['real', 'virtual'] as const)(
  'a program gets its input, gives its output, and ends, on the %s clock',
  async clock => {
    const at = outside({ clock })
    const code =
      "process.stdin.on('data', d => process.stdout.write(String(d).toUpperCase())).on('end', () => { console.error('bye'); process.exitCode = 3 })"
    const ran = await at.run(function* () {
      const child = yield* at.face.createSubprocess(NODE, node(code), pipes)
      const [out, err] = yield* child.communicate('hello')
      return [utf8.decode(out!), utf8.decode(err!), child.returncode]
    })
    await at.world.end()
    expect([ran, at.world.size]).toEqual([['HELLO', 'bye\n', 3], 0])
  },
)

test('on the virtual clock a program whose end is awaited takes no time, however long it runs', async () => {
  const at = outside({ clock: 'virtual' })
  const code = 'setTimeout(() => process.stdout.write("done"), 300)'
  const [out, late] = await at.run(function* () {
    const child = yield* at.face.createSubprocess(NODE, node(code), { stdout: PIPE })
    const timer = at.spawn('timer', () => sleep(1))
    yield* child.wait()
    const late = timer.done()
    return [utf8.decode(yield* child.stdout!.read()), late]
  })
  expect([out, late]).toEqual(['done', false])
})

test('a program is talked to line by line', async () => {
  const at = outside()
  const answers = await at.run(function* () {
    const child = yield* at.face.createSubprocess('sh', ['-c', 'while read x; do echo "<$x>"; done'], pipes)
    const lines: string[] = []
    for (const word of ['a', 'b']) {
      child.stdin!.write(`${word}\n`)
      yield* child.stdin!.drain()
      lines.push(utf8.decode(yield* child.stdout!.readline()))
    }
    child.stdin!.close()
    return [...lines, yield* child.wait()]
  })
  expect(answers).toEqual(['<a>\n', '<b>\n', 0])
})

test('a signal ends it, and the return code says which', async () => {
  const at = outside()
  const codes = await at.run(function* () {
    const found: (number | null)[] = []
    for (const signal of ['SIGTERM', 'SIGKILL', 'SIGINT']) {
      const child = yield* at.face.createSubprocess('sh', ['-c', 'echo ready; exec sleep 1000'], { stdout: PIPE })
      yield* child.stdout!.readline()
      child.sendSignal(signal)
      found.push(yield* child.wait())
    }
    return found
  })
  expect(codes).toEqual([-15, -9, -2])
})

test('what it has started is ended with it', async () => {
  const at = outside()
  const pid = await at.run(function* () {
    const child = yield* at.face.createSubprocess('sh', ['-c', 'sleep 1000 & echo $!; wait'], { stdout: PIPE })
    const grandchild = Number(utf8.decode(yield* child.stdout!.readline()))
    yield* child[Symbol.asyncDispose]()
    return grandchild
  })
  await untilGone(pid)
  await at.world.end()
  expect(at.world.size).toBe(0)
})

test('one that does not want to end is ended', async () => {
  const at = outside()
  const code = await at.run(function* () {
    const child = yield* at.face.createSubprocess('sh', ['-c', 'trap "" TERM; echo ready; while :; do sleep 1; done'], {
      stdout: PIPE,
    })
    yield* child.stdout!.readline()
    const ending = at.spawn('ending', () => child[Symbol.asyncDispose]())
    yield* sleep(0)
    yield* sleep(0)
    ending.cancel() // no patience: without it that takes two seconds
    yield* thrownIn(ending)
    return yield* child.wait()
  })
  expect(code).toBe(-9)
})

test('cancelled in communicate a task leaves the program, and the end of the run ends it', async () => {
  const at = outside()
  const pid = await at.run(function* () {
    const child = yield* at.face.createSubprocess('sh', ['-c', 'echo ready; sleep 1000'], pipes)
    yield* child.stdout!.readline()
    const task = at.spawn('T', () => child.communicate())
    yield* sleep(0.01)
    task.cancel()
    yield* thrownIn(task)
    return child.pid!
  })
  const alive = !gone(pid)
  await at.world.end()
  expect([alive, gone(pid), at.world.size]).toEqual([true, true, 0])
})

test('cancelled while it starts nothing is left', async () => {
  const at = outside()
  await at.run(function* () {
    const task = at.spawn('T', () => at.face.createSubprocess('sh', ['-c', 'sleep 1000']))
    yield* sleep(0)
    task.cancel()
    yield* thrownIn(task)
  })
  await at.world.end()
  expect(at.world.size).toBe(0)
})

test('a program is told little of its surroundings, and runs in the folder of the graph', async () => {
  const at = outside()
  const [env, cwd] = await at.run(function* () {
    const code = 'console.log(JSON.stringify([Object.keys(process.env), process.cwd()]))'
    const child = yield* at.face.createSubprocess(NODE, node(code), { stdout: PIPE })
    const [out] = yield* child.communicate()
    return JSON.parse(utf8.decode(out!)) as [string[], string]
  })
  expect([env, cwd]).toEqual([['PATH'], import.meta.dirname])
})

test.each<[string, string, string, object, string | null]>([
  ['one that is not there', 'sh', 'nowhere/sh', {}, 'world/not-declared'],
  ['one that the path does not lead to', 'no-such-program', 'no-such-program', {}, 'world/program-not-found'],
  ['one in a folder above', './../x', './../x', {}, 'world/outside-folder'],
  ['one beside the graph that is not there', './nothing', './nothing', {}, 'world/outside-folder'],
  ['a folder above to run in', 'sh', 'sh', { cwd: '..' }, 'world/outside-folder'],
  ['an argument with a NUL', 'sh', 'sh', { arg: '\0' }, 'world/spawn-failed'],
  ['an odd pipe', 'sh', 'sh', { stdout: '/etc/passwd' }, 'runtime/bad-argument'],
])('%s is refused', async (_, declared, program, options, expected) => {
  const at = outside({ declared: { connect: [], listen: [], run: [declared], http: [] } })
  const { arg, ...rest } = options as { arg?: string }
  const code = await at.run(() => thrownIn(at.face.createSubprocess(program, arg === undefined ? [] : [arg], rest)))
  expect([code, at.world.size]).toEqual([expected, 0])
})

test('a link beside the graph that leads out of its folder is refused, a program there is run', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yieldpoint-world-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'tool'), '#!/bin/sh\necho "$1"\n')
  await chmod(join(folder, 'tool'), 0o755)
  await symlink('/bin/sh', join(folder, 'link'))
  const at = outside({ folder, declared: { connect: [], listen: [], run: ['./tool', './link'], http: [] } })
  const [out, linked] = await at.run(function* () {
    const child = yield* at.face.createSubprocess('./tool', ['$(x) *'], { stdout: PIPE, stdin: DEVNULL })
    const [out] = yield* child.communicate()
    return [utf8.decode(out!), yield* thrownIn(at.face.createSubprocess('./link'))]
  })
  expect([out, linked]).toEqual(['$(x) *\n', 'world/outside-folder'])
})

test('a graph that was never saved has no folder to run programs in', async () => {
  const at = outside({ folder: null })
  expect(await at.run(() => thrownIn(at.face.createSubprocess('sh')))).toBe('world/needs-folder')
})
