export { type RunningCall, WorkerPool, type WorkerPoolOptions } from './pool.ts'
export { wallFor, watchMemory } from './memory-limit.ts'
