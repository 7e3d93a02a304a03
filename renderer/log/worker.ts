/** The worker's entry. */
import { LogReader } from './log-reader.ts'
import type { FromWorker, ToWorker } from './messages.ts'

/** The scope of a dedicated worker; the compiler knows only that of a page. */
interface Scope {
  postMessage(message: FromWorker, transfer: ArrayBuffer[]): void
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null
  close(): void
}
const scope = globalThis as unknown as Scope

new LogReader(
  {
    post: (message, transfer = []) => scope.postMessage(message, transfer),
    onMessage: listener => {
      scope.onmessage = ({ data }) => listener(data)
    },
    close: () => scope.close(),
  },
  (callback, ms) => void setTimeout(callback, ms),
)
