/**
 * How every workload is measured, ours and the peers': alone in its process, one run to warm up, then the median of five, and
 * garbage collected in between. What was found is one line of JSON.
 */
export interface Workload {
  /** Operations of one run. */
  readonly count: number
  /** One run; gives the seconds that count if that is not all of it. */
  run(): Promise<number | void>
}

/** What is measured by other means gives its figures itself. */
export interface Probe {
  measure(): Promise<Figures>
}

export type Figures = Readonly<Record<string, number>>

const REPEATS = 5

export async function timed({ count, run }: Workload): Promise<Figures> {
  const seconds: number[] = []
  for (let i = 0; i <= REPEATS; i++) {
    globalThis.gc?.()
    const begun = performance.now()
    const inner = await run()
    const all = (performance.now() - begun) / 1000
    if (i > 0) seconds.push(typeof inner === 'number' ? inner : all) // the first warms up
  }
  seconds.sort((a, b) => a - b)
  const median = seconds[REPEATS >> 1]!
  return { count, seconds: median, perSecond: count / median, best: seconds[0]!, worst: seconds[REPEATS - 1]! }
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

/** Delays in [0, 0.1) seconds, the same in every peer. */
export function delays(count: number): number[] {
  let x = 12345
  return Array.from({ length: count }, () => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0
    return (x / 2 ** 32) * 0.1
  })
}

/** Runs what the command line names, all if it names none, and prints a line each. */
export async function answer(peer: string, workloads: Readonly<Record<string, Workload | Probe>>): Promise<void> {
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(workloads)
  for (const name of names) {
    const workload = workloads[name]
    if (workload === undefined) throw new Error(`no workload ${name}: there are ${Object.keys(workloads).join(', ')}`)
    const figures = 'run' in workload ? await timed(workload) : await workload.measure()
    console.log(JSON.stringify({ peer, workload: name, ...figures }))
  }
  process.exit(0)
}
