/**
 * `npm run soak [-- --minutes 10 --seed 20]`: runs for long what a user might, in the threads of the built app, on the real
 * clock, with a viewer that looks on: one run of everything at once, and one pizza server after another beside it. Then says
 * whether memory grew, and whether descriptors, threads and processes are what they were before. Fails if not.
 */
import { readFileSync } from 'node:fs'
import { setTimeout as pass } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { build } from '../../../bin/lib/prepare.mjs'
import { type RunSpec, Supervisor } from '../../../electron/runs/index.ts'
import { readGraph } from '../../../shared/graph/read.ts'
import { seeded } from '../../runtime/support.ts'
import { Onlooker } from './onlooker.ts'
import { canCount, type Growth, growthOf, type Sample, sample } from './samples.ts'

const SAMPLE_EVERY_MS = 2_000
/** Of the time, at most: what a run remembers of its tasks and resources fills up first. */
const SETTLING = 0.5
/** Of a run; little, so that V8 collects often and what grows shows soon. The main thread is held to it by its own flag. */
const MEMORY_LIMIT_MB = 256
const GONE_WITHIN_MS = 10_000
const CANCEL_EVERY_MS = 200
const ALLOWED = ['listen:127.0.0.1:0', 'connect:127.0.0.1:*']

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string', default: '20' } },
})
const seconds = Number(values.minutes) * 60
const random = seeded(Number(values.seed))

await build()
const pizzas = specOf(new URL('../../world/pizza-server.taskgraph.yaml', import.meta.url))
const busy = specOf(new URL('./busy.taskgraph.yaml', import.meta.url), text =>
  text.replace('value: 60', `value: ${seconds}`),
)

const warm = newSupervisor() // loads what is loaded once, starts the threads that Node keeps
await new Onlooker(warm.start(pizzas)).ended
await warm.close()
await pass(1_000)
const before = sample()

const faults: string[] = []
const samples: Sample[] = []
const supervisor = newSupervisor()
const run = supervisor.start(busy)
const onlooker = new Onlooker(run)
const settledAt = before.atSeconds + seconds * SETTLING
let settled = false
const sampling = setInterval(() => {
  const now = sample()
  settled ||= onlooker.isFull || now.atSeconds > settledAt
  if (settled) samples.push(now)
  console.log(`${row(now)}  ${onlooker}${settled ? '' : '  settling'}`)
}, SAMPLE_EVERY_MS)
await Promise.all([onlooker.ended, pizzasUntilEnd(), cancelsUntilEnd()])
clearInterval(sampling)
faults.push(...onlooker.faults())
await supervisor.close()
const after = await settledAgain(before)

const rss = growthOf(samples, 'rssMb')
const heap = growthOf(samples, 'heapMb')
console.log(`\n${growthText('memory of the process', rss)}\n${growthText('heap of the main thread', heap)}`)
console.log(`before ${row(before)}\nafter  ${row(after)}`)
if (!rss.steady || !heap.steady) faults.push('memory grows')
for (const what of ['descriptors', 'threads', 'children'] as const)
  if (after[what] > before[what]) faults.push(`${what}: ${before[what]} before, ${after[what]} after`)
for (const fault of faults) console.error(`FAULT ${fault}`)
console.log(faults.length === 0 ? 'steady' : 'NOT steady')
process.exit(faults.length === 0 ? 0 : 1)

function newSupervisor(): Supervisor {
  const built = (name: string): URL => new URL(`../../../out/main/${name}.js`, import.meta.url)
  const files = { thread: built('run-thread'), poolWorker: built('pool-worker') }
  return new Supervisor({ ...files, workers: 2, spare: true, memoryLimitMb: MEMORY_LIMIT_MB })
}

function specOf(file: URL, edit: (text: string) => string = text => text): RunSpec {
  const { graph, problems } = readGraph(edit(readFileSync(file, 'utf8')), { file: file.pathname })
  if (graph === null) throw new Error(JSON.stringify(problems))
  return {
    doc: 'soak',
    name: graph.name,
    graph,
    folder: null,
    overlay: {},
    allowed: ALLOWED,
    seed: Number(values.seed),
  }
}

/** Runs come and go: each has a thread, workers, sockets and a history of its own. */
async function pizzasUntilEnd(): Promise<void> {
  while (run.summary().outcome === null) {
    const one = supervisor.start(pizzas)
    const watching = new Onlooker(one)
    const killed = random() < 0.2
    if (killed) {
      await pass(random() * 1_000)
      await one.kill()
    }
    await one.ended
    if (killed) continue
    await watching.ended
    faults.push(...watching.faults())
  }
}

/** As a user who clicks at random; only at what the graph's own tasks have made, for those are to go on. */
async function cancelsUntilEnd(): Promise<void> {
  while (run.summary().outcome === null) {
    await pass(CANCEL_EVERY_MS)
    const clients = [...onlooker.state.tasks.values()].filter(task => task.name === 'client' && task.endedAt === null)
    const one = clients[Math.floor(random() * clients.length)]
    if (one !== undefined) await run.cancel(one.id, null).catch(() => {}) // it may have ended meanwhile
  }
}

/** Sockets and threads are given back a moment after their run has ended. */
async function settledAgain(target: Sample): Promise<Sample> {
  const until = performance.now() + GONE_WITHIN_MS
  for (;;) {
    const now = sample()
    const back = now.descriptors <= target.descriptors && now.threads <= target.threads && now.children === 0
    if (back || performance.now() > until) return now
    await pass(100)
  }
}

function row({ atSeconds, rssMb, heapMb, descriptors, threads, children }: Sample): string {
  const counts = canCount ? `  ${descriptors} descriptors  ${threads} threads  ${children} processes` : ''
  return `${atSeconds.toFixed(0).padStart(4)} s  ${rssMb.toFixed(0)} MB  heap ${heapMb.toFixed(0)} MB${counts}`
}

function growthText(what: string, { firstMb, lastMb, slopeMbAMinute, steady }: Growth): string {
  const from = `${firstMb.toFixed(1)} → ${lastMb.toFixed(1)} MB, ${slopeMbAMinute.toFixed(2)} MB a minute`
  return `${what}: ${from}: ${steady ? 'steady' : 'GROWS'}`
}
