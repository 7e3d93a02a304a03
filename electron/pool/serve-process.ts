/**
 * A worker process. Functions run on its main thread, which may be busy for ever; so a second thread, the watch, does what must
 * not wait for them: it takes calls back, and ends the process when nobody is left at the other end.
 */
import { deserialize, serialize } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { Claims } from './claims.ts'
import { Server } from './serve.ts'
import type { CallMessage, ProcessData, WatchData } from './wire.ts'

export function serveProcess(entry: string): void {
  process.on('SIGINT', () => {}) // a terminal sends it to all; who started this process decides
  const claims = new Claims()
  process.once('message', ({ functions, memoryLimitMb }: ProcessData) => {
    const watch: WatchData = { role: 'watch', claims: claims.cells, memoryLimitMb }
    new Worker(new URL(entry), { workerData: watch })
    const server = new Server({
      functions,
      claims,
      post: answer => process.send!(answer),
      clone: value => deserialize(serialize(value)),
    })
    let last: Promise<void> | undefined
    process.on('message', (calls: CallMessage[]) => {
      last = last === undefined ? server.serve(calls) : last.then(() => server.serve(calls))
    })
  })
}
