/** Runs in threads of their own that reach out: what is left of them when they are over, however that came about. */
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import type { RunSpec } from '../../electron/runs/index.ts'
import { ENDED } from '../../shared/protocol/events.ts'
import type { Intervention } from '../../shared/protocol/thread.ts'
import { spec, testSupervisor, Watcher } from '../runs/support.ts'
import { seeded } from '../runtime/support.ts'

const PIZZA_SERVER = readFileSync(new URL('./pizza-server.taskgraph.yaml', import.meta.url), 'utf8')
const ALLOWED = ['listen:127.0.0.1:0', 'connect:127.0.0.1:*']

const linux = process.platform === 'linux'
/** Of this process, its threads included. */
const descriptors = (): number => readdirSync('/proc/self/fd').length
const threads = (): number => readdirSync('/proc/self/task').length
/** Node starts these when it first needs them, and keeps them. */
const startNodesOwnThreads = () => Promise.all(Array.from({ length: 16 }, () => readFile(import.meta.filename)))

const untilTrue = async (is: () => boolean): Promise<void> => {
  while (!is()) await new Promise(setImmediate)
}

/** Also one that has ended and that nobody has asked after: the thread that would have is gone. */
const gone = (pid: number): boolean => {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return true
  }
}

const graph = (permissions: string, script: string): string =>
  `taskgraph: 1\nname: test\npermissions: ${permissions}\ntasks:\n  main:\n    script: |\n${script
    .trim()
    .split('\n')
    .map(line => `      ${line}`)
    .join('\n')}\n`

async function watched(text: string, more: Partial<RunSpec>) {
  const supervisor = testSupervisor()
  const run = supervisor.start(spec(text, more))
  const watcher = new Watcher()
  run.watch(watcher)
  return { supervisor, run, watcher }
}

test.runIf(linux)(
  'a thousand clients, some of which walk out and some of which are cancelled, leave no task, descriptor or thread',
  async () => {
    const random = seeded(20)
    const interventions: Intervention[] = Array.from({ length: 300 }, () => ({
      do: 'cancel' as const,
      task: `client[${Math.floor(random() * 1000)}]`,
      atSeconds: random() * 2,
    }))
    await startNodesOwnThreads()
    const before = { descriptors: descriptors(), threads: threads() }
    const text = PIZZA_SERVER.replace('copies: 40', 'copies: 1000')
    const { supervisor, run, watcher } = await watched(text, { allowed: ALLOWED, interventions })
    const outcome = await run.ended
    const state = await watcher.until(({ phase }) => phase === 'ended')
    const clients = [...state.tasks.values()].filter(({ node }) => node === 'client')
    const ends = Map.groupBy(clients, ({ outcome }) => (outcome?.kind === 'returned' ? outcome.value : outcome?.kind))
    await supervisor.close()
    await untilTrue(() => descriptors() <= before.descriptors && threads() <= before.threads)
    expect({
      outcome,
      served: (ends.get('served')?.length ?? 0) > 100,
      walkedOut: (ends.get('walked out')?.length ?? 0) > 50,
      cancelled: (ends.get('cancelled')?.length ?? 0) > 50,
      failed: ends.get('raised')?.length ?? 0,
      alive: [...state.tasks.values()].filter(task => !ENDED.includes(task.state)).length,
      open: [...state.resources.values()].filter(({ stats }) => 'state' in stats && stats.state !== 'closed').length,
    }).toEqual({ outcome: 'finished', served: true, walkedOut: true, cancelled: true, failed: 0, alive: 0, open: 0 })
  },
  120_000,
)

test('a graph that is not allowed is told what to allow, one that does not declare it what to declare', async () => {
  const script = `
import { openConnection } from 'yieldpoint'
export default async () => {
  await openConnection('127.0.0.1', 9)
}`
  const told: unknown[] = []
  for (const permissions of ['{ connect: ["127.0.0.1:*"] }', '{}']) {
    const { run, watcher } = await watched(graph(permissions, script), {})
    await run.ended
    const { tasks } = await watcher.until(({ phase }) => phase === 'ended')
    const { outcome } = tasks.get(1)!
    told.push(outcome?.kind === 'raised' ? outcome.error.known : outcome)
  }
  expect(told).toEqual([
    { code: 'world/not-allowed', details: { kind: 'connect', target: '127.0.0.1:9', item: 'connect:127.0.0.1:*' } },
    { code: 'world/not-declared', details: { kind: 'connect', target: '127.0.0.1:9' } },
  ])
})

const PROGRAM = `
import { createSubprocess, PIPE, utf8, sleep } from 'yieldpoint'
export default async ({ log }) => {
  const child = await createSubprocess('sh', ['-c', 'sleep 1000 & echo $$ $!; wait'], { stdout: PIPE })
  log(utf8.decode(await child.stdout.readline()))
  WHAT
}`

/** The program and what it has started. */
async function startedPrograms(what: string) {
  const text = graph('{ run: [sh] }', PROGRAM.replace('WHAT', what))
  const { run, watcher } = await watched(text, { allowed: ['run:sh'], folder: import.meta.dirname })
  const { log } = await watcher.until(state => state.log.length > 0)
  return { run, pids: log[0]!.text.trim().split(' ').map(Number) }
}

test.runIf(linux)('the programs of a run end with it: when it is done, when it is stopped', async () => {
  for (const stop of [false, true]) {
    const { run, pids } = await startedPrograms(stop ? 'await sleep(1000)' : '')
    if (stop) await run.stop()
    await run.ended
    await untilTrue(() => pids.every(gone))
  }
})

test.runIf(linux)(
  'the programs of a run whose thread is ended by force, while it loops for ever, end, too',
  async () => {
    const { run, pids } = await startedPrograms('try { await sleep(1000) } finally { for (;;); }')
    const alive = pids.map(gone)
    void run.stop().catch(() => {}) // from here it loops, and answers nothing
    await untilTrue(() => run.summary().stuck !== null)
    await run.kill()
    await untilTrue(() => pids.every(gone))
    expect(alive).toEqual([false, false])
  },
)

test('a server of a run that is ended by force takes no more clients', async () => {
  const script = `
import { startServer, sleep } from 'yieldpoint'
export default async ({ log }) => {
  const server = await startServer(() => {})
  log(server.port)
  await sleep(1000)
}`
  const { run, watcher } = await watched(graph('{ listen: [0] }', script), { allowed: ['listen:127.0.0.1:0'] })
  const { log } = await watcher.until(state => state.log.length > 0)
  await run.kill()
  const refused = await new Promise(resolve => {
    const socket = connect(Number(log[0]!.text), '127.0.0.1')
    socket.once('error', error => resolve((error as { code?: string }).code))
    socket.once('connect', () => resolve('connected'))
  })
  expect(refused).toBe('ECONNREFUSED')
})

test('tasks send requests and run programs without a script, with the results of others', async () => {
  const text = `
taskgraph: 1
permissions: { listen: [0], http: ["http://127.0.0.1:*"], run: [sh] }
settings: { onFailure: continue }
resources: { closing: { type: event } }
tasks:
  server:
    script: |
      import { startServer, createTask } from 'yieldpoint'
      export default async function server({ closing }) {
        const shop = await startServer(async (reader, writer) => {
          const head = await reader.readuntil('\\r\\n\\r\\n')
          const status = head.includes(33) ? '404 Not Found' : '200 OK' // a path with !
          writer.write('HTTP/1.1 ' + status + '\\r\\ncontent-type: application/json\\r\\nconnection: close\\r\\n\\r\\n{"pizzas":3}')
          writer.close()
        })
        return shop.port
      }
  menu: { after: [server], http: { url: "http://127.0.0.1:\${inputs.server}/menu", headers: { accept: "*/*" } } }
  lost: { after: [server], http: { url: "http://127.0.0.1:\${inputs.server}/!" } }
  found: { after: [server], http: { url: "http://127.0.0.1:\${inputs.server}/!", expect: [404] } }
  away: { after: [server], http: { url: "http://localhost:\${inputs.server}/" } }
  count: { after: [menu], command: { run: [sh, -c, 'read x; echo "$x $1"', sh, "\${inputs.menu}"], stdin: "a b\\n" } }
  fails: { command: { run: [sh, -c, 'echo oops >&2; exit 3'] } }
  fine: { command: { run: [sh, -c, 'exit 3'], expect: [3] } }
  slow: { timeout: 0.2, command: { run: [sh, -c, 'sleep 1000'] } }
`
  const allowed = ['listen:127.0.0.1:0', 'http:http://127.0.0.1:*', 'run:sh']
  const { run, watcher } = await watched(text, { allowed, folder: import.meta.dirname })
  await run.ended
  const { tasks } = await watcher.until(({ phase }) => phase === 'ended')
  const outcomes = Object.fromEntries(
    Array.from(tasks.values(), ({ name, outcome }) => {
      if (outcome?.kind === 'raised') return [name, outcome.error.known?.code ?? outcome.error.name]
      return [name, outcome?.kind === 'returned' ? outcome.value : outcome?.kind]
    }).filter(([name]) => ['menu', 'lost', 'found', 'away', 'count', 'fails', 'fine', 'slow'].includes(name!)),
  )
  expect(outcomes).toMatchObject({
    menu: expect.stringContaining('body: { pizzas: 3 }'),
    lost: 'world/http-status',
    found: expect.stringContaining('status: 404'),
    away: 'world/not-declared',
    count: expect.stringContaining('stdout: \'a b {"status":200'),
    fails: 'world/command-failed',
    fine: "{ code: 3, stdout: '', stderr: '' }",
    slow: 'TimeoutError',
  })
})
