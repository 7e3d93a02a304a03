/** The log of the run on the screen, read by a worker: its lanes, and its state at any moment. */
export { LogClient } from './log-client.ts'
export type { FromWorker, LogStatus, Port, Position, ToWorker, Wish, WorkerPort } from './messages.ts'
