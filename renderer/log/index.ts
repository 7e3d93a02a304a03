export * from './client.ts'
export { startLogWorker } from './start-worker.ts'
