export { wallFor, watchMemory } from './memory-limit.ts'
export { type RunningCall, WorkerPool, type WorkerPoolOptions } from './pool.ts'
