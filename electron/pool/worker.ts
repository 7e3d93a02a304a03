/** The entry of a pool's workers: of a thread, of a process, and of the watch inside a process. */
import { isMainThread, workerData } from 'node:worker_threads'
import type { ThreadData, WatchData } from './wire.ts'

if (isMainThread) (await import('./serve-process.ts')).serveProcess(import.meta.url)
else {
  const data: ThreadData | WatchData = workerData
  if (data.role === 'watch') (await import('./watch.ts')).watch(data)
  else await (await import('./serve-thread.ts')).serveThread(data)
}
