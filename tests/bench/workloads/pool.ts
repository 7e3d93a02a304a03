/** Our worker pool, with a graph's function as the user writes it: compiled, and confined on its worker. */
import { WorkerPool } from '../../../electron/pool/index.ts'
import { ModuleLoader } from '../../../electron/script/index.ts'
import { poolWorkloads } from './pool-calls.ts'

const source = { file: 'bench.taskgraph.yaml', inline: true, text: 'export default n => n + 1', line: 1, indent: 0 }

function makePool(): WorkerPool {
  const loader = new ModuleLoader({ services: { now: () => 0, random: () => 0, log: () => {} }, read: () => null })
  return new WorkerPool({
    threads: 2,
    worker: new URL('../../../electron/pool/worker.ts', import.meta.url),
    functions: [loader.poolFunction('increment', source)],
  })
}

let pool: WorkerPool | null = null

export const pooled = poolWorkloads(n => {
  pool ??= makePool()
  return pool.call('increment', [n]).done
})
