/** What a process has of the system at a moment, and whether that grows. Counts of descriptors and threads are Linux's. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { median } from '../report.ts'

export interface Sample {
  readonly atSeconds: number
  readonly rssMb: number
  /** Of the main thread. */
  readonly heapMb: number
  readonly descriptors: number
  readonly threads: number
  /** Processes that it has started. */
  readonly children: number
}

export const canCount = existsSync('/proc/self/task')

const MB = 2 ** 20
const ALLOWED_FACTOR = 1.1
const ALLOWED_MB = 10

export function sample(): Sample {
  const { rss, heapUsed } = process.memoryUsage()
  const tasks = canCount ? readdirSync('/proc/self/task') : []
  return {
    atSeconds: performance.now() / 1000,
    rssMb: rss / MB,
    heapMb: heapUsed / MB,
    descriptors: canCount ? readdirSync('/proc/self/fd').length : 0,
    threads: tasks.length,
    children: tasks.reduce((sum, task) => sum + childrenOf(task), 0),
  }
}

/** A thread may have ended since it was listed. */
function childrenOf(task: string): number {
  try {
    return readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean).length
  } catch {
    return 0
  }
}

export interface Growth {
  readonly firstMb: number
  readonly lastMb: number
  readonly slopeMbAMinute: number
  readonly steady: boolean
}

/** Medians of the first and the last third, so that a collection that is about to come counts for nothing. */
export function growthOf(samples: readonly Sample[], of: 'rssMb' | 'heapMb'): Growth {
  const third = Math.ceil(samples.length / 3)
  const firstMb = median(samples.slice(0, third).map(each => each[of]))
  const lastMb = median(samples.slice(-third).map(each => each[of]))
  const steady = lastMb <= firstMb * ALLOWED_FACTOR + ALLOWED_MB
  return { firstMb, lastMb, slopeMbAMinute: slope(samples, of) * 60, steady }
}

/** Least squares, a second. */
function slope(samples: readonly Sample[], of: 'rssMb' | 'heapMb'): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(samples.map(each => each.atSeconds)), mean(samples.map(each => each[of]))]
  const over = samples.reduce((sum, each) => sum + (each.atSeconds - x) * (each[of] - y), 0)
  return over / samples.reduce((sum, each) => sum + (each.atSeconds - x) ** 2, 0)
}
