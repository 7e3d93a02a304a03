import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runEventSchema } from '../../shared/protocol/events.ts'

const root = join(import.meta.dirname, '../..')
const CLI = join(root, 'electron/cli/main.ts')

let folder: string
const graphs: Record<string, string> = {
  fine: 'taskgraph: 1\nname: Fine\ntasks: { a: { sleep: 1 }, b: { after: [a], sleep: 1 } }\n',
  failing:
    'taskgraph: 1\nname: Failing\ntasks:\n  a: { script: "export default async function a() { throw new Error(\'no flour\') }" }\n',
  wrong: 'taskgraph: 1\nname: Wrong\ntasks: { a: { slep: 1 } }\n',
  endless: 'taskgraph: 1\nname: Endless\ntasks: { a: { sleep: 600 } }\n',
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yieldpoint-cli-'))
  for (const [name, text] of Object.entries(graphs)) await writeFile(file(name), text)
})
afterAll(() => rm(folder, { recursive: true }))

const file = (name: string): string => join(folder, `${name}.taskgraph.yaml`)
const bundled = (name: string): string => join(root, 'graphs', `${name}.taskgraph.yaml`)

interface Ended {
  code: number | null
  out: string
  err: string
}

/** `onOut` may end it early. */
function cli(args: string[], onOut: (child: ReturnType<typeof spawn>) => void = () => undefined): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, ...args], {
    env: { ...process.env, LC_ALL: 'C.UTF-8', YIELDPOINT_DATA: join(folder, 'data') },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', chunk => {
    out += chunk
    onOut(child)
  })
  child.stderr.on('data', chunk => {
    err += chunk
  })
  child.once('close', code => resolve({ code, out, err }))
  return promise
}

test('0: all finished, and the last line says so', async () => {
  const { code, out, err } = await cli(['run', file('fine'), '--clock', 'virtual'])
  expect({ code, last: out.trimEnd().split('\n').at(-1), err }).toEqual({
    code: 0,
    last: 'Finished after 2.000 s: 2 finished',
    err: '',
  })
})

test('1: a task failed, and the line says why', async () => {
  const { code, out } = await cli(['run', file('failing'), '--clock', 'virtual'])
  expect({ code, why: out.includes('no flour') }).toEqual({ code: 1, why: true })
})

test('2: the file is wrong, and every mistake has its place', async () => {
  const run = await cli(['run', file('wrong')])
  const check = await cli(['check', file('wrong'), file('fine')])
  expect([run.code, check.code]).toEqual([2, 2])
  expect(run.err).toMatch(/wrong\.taskgraph\.yaml:3:\d+: error: /)
  expect(check.out).toMatch(/fine\.taskgraph\.yaml: fine/)
})

test.each([
  ['a file that is not there', ['run', '/nowhere.taskgraph.yaml']],
  ['a task that is not there', ['run', 'FINE', '--shield', 'c']],
  ['a cancel without a time', ['run', 'FINE', '--cancel', 'a']],
  ['a clock that there is none of', ['run', 'FINE', '--clock', 'wall']],
  ['an unknown command', ['dance']],
])('2: %s', async (_what, args) => {
  const { code, err } = await cli(args.map(argument => (argument === 'FINE' ? file('fine') : argument)))
  expect({ code, says: err.length > 10, stack: err.includes('    at ') }).toEqual({ code: 2, says: true, stack: false })
})

test('3: deadlock, and the ring is spelled out', async () => {
  const { code, out } = await cli(['run', bundled('two-locks'), '--clock', 'virtual'])
  expect({ code, ring: /Deadlock: anna → knife → ben → fork → anna/.test(out) }).toEqual({ code: 3, ring: true })
})

test('130: interrupted; what runs may clean up', async () => {
  let sent = false
  const { code } = await cli(['run', file('endless')], child => {
    if (!sent) child.kill('SIGINT')
    sent = true
  })
  expect(code).toBe(130)
})

test('--json prints the event log, the same one every time, and nothing else', async () => {
  const args = ['run', bundled('three-of-ten'), '--clock', 'virtual', '--json']
  const [first, second] = await Promise.all([cli(args), cli(args)])
  const events = first.out
    .trimEnd()
    .split('\n')
    .map(line => runEventSchema.parse(JSON.parse(line)))
  expect({ same: first.out === second.out, first: events[0]?.type, last: events.at(-1)?.type, err: first.err }).toEqual(
    {
      same: true,
      first: 'run.started',
      last: 'run.ended',
      err: '',
    },
  )
  expect(events.map(event => event.seq)).toEqual(events.map((_, i) => i + 1))
})

test('--cancel cancels at that time of the run’s clock', async () => {
  const { out } = await cli(['run', file('fine'), '--clock', 'virtual', '--json', '--cancel', 'a@0.5'])
  const events = out
    .trimEnd()
    .split('\n')
    .map(line => runEventSchema.parse(JSON.parse(line)))
  const ended = events.flatMap(event => (event.type === 'task.ended' ? [[event.at, event.state]] : []))
  expect(ended[0]).toEqual([500_000, 'cancelled'])
})

test('a reader that has seen enough ends it quietly', async () => {
  const { err } = await cli(['run', bundled('three-of-ten'), '--clock', 'virtual'], child => child.stdout?.destroy())
  expect(err).toBe('')
})
