export { type RunningCall, WorkerPool, type WorkerPoolOptions } from './pool.ts'
