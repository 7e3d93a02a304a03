/** The page's log worker, in a thread of Node's. */
import { parentPort } from 'node:worker_threads'
import { LogReader } from '../../../renderer/log/log-reader.ts'

const port = parentPort!
new LogReader(
  {
    post: (message, transfer = []) => port.postMessage(message, transfer),
    onMessage: listener => void port.on('message', listener),
    close: () => port.close(),
  },
  (callback, ms) => void setTimeout(callback, ms),
)
