/**
 * How every workload is measured, ours and the peers': alone in its process, warmed up for WARM_SECONDS and at least once, then
 * the median of five, and garbage collected in between. What was found is one line of JSON.
 */
import { median, percentile } from '../report.ts'

export interface Workload {
  /** Operations of one run. */
  readonly count: number
  /** A run takes this long even if it costs nothing. */
  readonly idleSeconds?: number
  /** One run; gives the seconds that count if that is not all of it. */
  run(): Promise<unknown>
}

/** What is measured by other means gives its figures itself. */
export interface Measurement {
  measure(): Promise<Figures>
}

export type Figures = Readonly<Record<string, number>>

const REPEATS = 5
/** What a JIT needs for a short run's code: ours and everybody's. */
const WARM_SECONDS = 0.5

export async function timed({ count, idleSeconds, run }: Workload): Promise<Figures> {
  const all = await repeated(async () => {
    const begun = performance.now()
    const inner = await run()
    return typeof inner === 'number' ? inner : (performance.now() - begun) / 1000
  })
  const seconds = median(all)
  const figures = { count, seconds, perSecond: count / seconds, best: Math.min(...all), worst: Math.max(...all) }
  return idleSeconds === undefined ? figures : { ...figures, overheadSeconds: seconds - idleSeconds }
}

/** What `run` gives each time. */
export async function repeated<T>(run: () => Promise<T>): Promise<T[]> {
  const warm = performance.now() + WARM_SECONDS * 1000
  do await run()
  while (performance.now() < warm)
  const found: T[] = []
  for (let i = 0; i < REPEATS; i++) {
    globalThis.gc?.()
    found.push(await run())
  }
  return found
}

/** What must not be collected before it was measured. */
export const kept: unknown[] = []

/** Resident memory that `count` parked tasks take, each, in bytes. `park` gives what keeps them alive. */
export async function memory(count: number, park: (count: number) => Promise<unknown>): Promise<Figures> {
  kept.push(await park(1000)) // warms the code up
  const before = await settledMemory()
  kept.push(await park(count))
  const after = await settledMemory()
  return { count, rssBytes: (after.rss - before.rss) / count, heapBytes: (after.heapUsed - before.heapUsed) / count }
}

async function settledMemory(): Promise<NodeJS.MemoryUsage> {
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.()
    await new Promise(resolve => setTimeout(resolve, 30))
  }
  return process.memoryUsage()
}

/** How long `count` operations take, one after the other. */
export function latency(count: number, act: (i: number) => Promise<unknown>): Promise<Figures> {
  return percentiles(count, async () => {
    const micros: number[] = []
    for (let i = 0; i < count; i++) {
      const begun = performance.now()
      await act(i)
      micros.push((performance.now() - begun) * 1000)
    }
    return micros
  })
}

/** `run` gives what each of its `count` operations took, in microseconds. */
export async function percentiles(count: number, run: () => Promise<readonly number[]>): Promise<Figures> {
  const runs = await repeated(async () => {
    const micros = await run()
    return { p50: percentile(micros, 50), p99: percentile(micros, 99) }
  })
  return { count, p50Micros: median(runs.map(run => run.p50)), p99Micros: median(runs.map(run => run.p99)) }
}

/** Runs what the command line names, all if it names none, and prints a line each. */
export async function answer(peer: string, workloads: Readonly<Record<string, Workload | Measurement>>): Promise<void> {
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(workloads)
  for (const name of names) {
    const workload = workloads[name]
    if (workload === undefined) throw new Error(`no workload ${name}; there are ${Object.keys(workloads).join(', ')}`)
    const figures = 'run' in workload ? await timed(workload) : await workload.measure()
    console.log(JSON.stringify({ peer, workload: name, ...figures }))
  }
  process.exit(0)
}
