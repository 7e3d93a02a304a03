/** Our worker pool as a program uses it: tasks await calls of a graph's function, compiled, and confined on its worker. */
import { callBench } from '../calls.ts'
import { type Measurement, percentiles, type Workload } from './measure.ts'

const CALLS = 20_000
const ONE_BY_ONE = 2000

const bench = () => callBench({ kind: 'thread', workers: 2, recorded: false })
let pool: ReturnType<typeof bench> | null = null
const begun = () => (pool ??= bench())

export const pooled = {
  'pool-burst': { count: CALLS, run: () => begun().atOnce(CALLS) } satisfies Workload,
  'pool-latency': {
    async measure() {
      await begun().atOnce(200) // both threads have begun
      return percentiles(ONE_BY_ONE, async () =>
        [...(await begun().oneByOne(ONE_BY_ONE))].map(seconds => seconds * 1e6),
      )
    },
  } satisfies Measurement,
} as const
