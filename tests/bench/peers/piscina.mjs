/** Piscina with what makes it quick: two threads, 64 calls each at a time, the queue that its documentation recommends. */
import { FixedQueue, Piscina } from 'piscina'
import { answer } from '../workloads/measure.ts'
import { poolWorkloads } from '../workloads/pool-calls.ts'

const pool = new Piscina({
  filename: new URL('./piscina-function.mjs', import.meta.url).href,
  minThreads: 2,
  maxThreads: 2,
  concurrentTasksPerWorker: 64,
  taskQueue: new FixedQueue(),
})

await answer(
  'piscina',
  poolWorkloads(n => pool.run(n)),
)
