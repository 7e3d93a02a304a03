/** A worker pool of two threads that adds 1: many calls at once, and one after the other. */
import { latency, type Measurement, type Workload } from './measure.ts'
import { check, times } from './support.ts'

const CALLS = 20_000
const ONE_BY_ONE = 2000

export const poolWorkloads = (call: (n: number) => Promise<unknown>) =>
  ({
    'pool-burst': {
      count: CALLS,
      async run() {
        const results = await Promise.all(times(CALLS, call))
        check(results.at(-1) === CALLS)
      },
    } satisfies Workload,
    'pool-latency': {
      async measure() {
        await Promise.all(times(200, call)) // both threads have begun
        return latency(ONE_BY_ONE, call)
      },
    } satisfies Measurement,
  }) as const
