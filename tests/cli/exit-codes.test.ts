import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runEventSchema } from '../../shared/protocol/events.ts'
import { CLI, root, runCli } from './support.ts'

let folder: string
const graphs: Record<string, string> = {
  fine: 'taskgraph: 1\nname: Fine\ntasks: { a: { sleep: 1 }, b: { after: [a], sleep: 1 } }\n',
  failing:
    'taskgraph: 1\nname: Failing\ntasks:\n  a: { script: "export default async function a() { throw new Error(\'no flour\') }" }\n',
  wrong: 'taskgraph: 1\nname: Wrong\ntasks: { a: { slep: 1 } }\n',
  asking: `taskgraph: 1
name: Asking
permissions: { run: [sh, git log], http: ['http://127.0.0.1:9'] }
tasks:
  echo: { command: { run: [sh, -c, 'echo hello'] } }
`,
  endless: 'taskgraph: 1\nname: Endless\ntasks: { a: { sleep: 600 } }\n',
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yieldpoint-cli-'))
  for (const [name, text] of Object.entries(graphs)) await writeFile(file(name), text)
})
afterAll(() => rm(folder, { recursive: true }))

const file = (name: string): string => join(folder, `${name}.taskgraph.yaml`)
const bundled = (name: string): string => join(root, 'graphs', `${name}.taskgraph.yaml`)

const cli = (args: string[], onOut?: (child: ChildProcess) => void) =>
  runCli(args, { YIELDPOINT_DATA: join(folder, 'data') }, onOut)

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

test('what a graph asks for is refused with what to pass, and done with it', async () => {
  const without = await cli(['run', file('asking')])
  const some = await cli([
    'run',
    file('asking'),
    '--allow',
    'run:sh,http:http://127.0.0.1:9/',
    '--allow',
    'run:git  log',
  ])
  const unknown = await cli(['run', file('asking'), '--allow', 'run:rm'])
  expect({
    without: [without.code, without.err.includes('--allow "run:sh,run:git log,http:http://127.0.0.1:9"')],
    refused: without.out.includes('--allow "run:sh"'),
    some: [some.code, some.err, some.out.includes('hello')],
    unknown: [unknown.code, unknown.err.includes('run:rm')],
  }).toEqual({ without: [1, true], refused: true, some: [0, '', true], unknown: [2, true] })
})

test.runIf(process.platform === 'linux')('the programs of a graph end with it, even if it is killed', async () => {
  const sleeping = join(folder, 'sleeping.taskgraph.yaml')
  const script = 'echo $$; sleep 1000 & wait'
  await writeFile(
    sleeping,
    `taskgraph: 1
permissions: { run: [sh] }
tasks:
  a:
    script: |
      import { createSubprocess, PIPE, utf8, sleep } from 'yieldpoint'
      export default async ({ log }) => {
        const child = await createSubprocess('sh', ['-c', '${script}'], { stdout: PIPE })
        log('pid', utf8.decode(await child.stdout.readline()))
        await sleep(1000)
      }
`,
  )
  const { promise, resolve } = Promise.withResolvers<number>()
  let seen = ''
  const child = spawn(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    CLI,
    'run',
    sleeping,
    '--allow',
    'run:sh',
  ])
  child.stdout.on('data', chunk => {
    seen += chunk
    const pid = /pid (\d+)/.exec(seen)?.[1]
    if (pid !== undefined) resolve(Number(pid))
  })
  const pid = await promise
  child.kill('SIGKILL')
  const running = (): boolean => {
    try {
      return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    } catch {
      return false
    }
  }
  while (running()) await new Promise(setImmediate)
})
