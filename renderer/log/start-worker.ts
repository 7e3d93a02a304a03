import type { FromWorker, WorkerPort } from './messages.ts'
import LogWorker from './worker.ts?worker'

export function startLogWorker(): WorkerPort {
  const worker = new LogWorker()
  return {
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    onMessage: listener => {
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => listener(data)
    },
    close: () => worker.terminate(),
  }
}
