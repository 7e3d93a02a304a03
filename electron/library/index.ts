/// <reference lib="esnext.disposable" preserve="true" />
/**
 * `yieldpoint/runtime`: the runtime for plain Node programs. What is awaited is `yield*`ed in generators; `run` is where a
 * program enters the loop, `monitor` lets the app watch it. See docs/library.md.
 */
import type { Monitor, MonitorOptions } from '../monitor/index.ts'

export { type ErrorCode, YieldpointError } from '../../shared/errors.ts'
export type { Monitor, MonitorOptions } from '../monitor/index.ts'
export {
  type Awaitable,
  awaiting,
  BoundedSemaphore,
  CancelledError,
  Cell,
  Coroutine,
  coroutineFunction,
  createTask,
  currentTask,
  Event,
  ensureFuture,
  Future,
  type GatherOptions,
  gather,
  Hold,
  InvalidStateError,
  LifoQueue,
  Lock,
  type Operation,
  PriorityQueue,
  Queue,
  QueueEmpty,
  QueueFull,
  type QueueOptions,
  type ResourceOptions,
  Semaphore,
  type Steps,
  shield,
  sleep,
  Task,
  type TaskOptions,
  TimeoutError,
  TimeoutScope,
  timeout,
} from '../runtime/index.ts'
export { type RunOptions, run } from './run.ts'

/**
 * Lets the app on this machine watch this program, live, and cancel its tasks: `npx yieldpoint attach`. Loaded when it is
 * called, so a program that does not call it pays nothing.
 * @throws YieldpointError host/port-in-use, program/already-monitored
 */
export async function monitor(options: MonitorOptions = {}): Promise<Monitor> {
  const { startMonitor } = await import('../monitor/index.ts')
  return startMonitor(options)
}
