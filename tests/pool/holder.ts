/** A program, or a thread, that has a worker process which never comes to an end. Tells its pid once it runs. */
import { isMainThread, parentPort } from 'node:worker_threads'
import { ProcessWorker } from '../../electron/pool/process-worker.ts'

const spins = { code: '() => ({ default: () => { for (;;); } })', params: [], url: 'spins', imports: [] }
const worker = new ProcessWorker({
  entry: new URL('../../electron/pool/worker.ts', import.meta.url),
  functions: [{ name: 'spins', modules: [spins] }],
  memoryLimitMb: null,
  onAnswer: () => {},
  onExit: () => {},
})

const tell = (): void => {
  if (isMainThread) console.log(worker.pid)
  else parentPort!.postMessage(worker.pid)
}

/** A call that cannot be taken back has begun. */
function begin(seq: number): void {
  worker.send([[seq, 'spins', []]])
  worker.takeBack([seq], taken => (taken.length === 0 ? tell() : begin(seq + 1)))
}
begin(1)
