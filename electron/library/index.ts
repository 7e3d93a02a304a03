/// <reference lib="esnext.disposable" preserve="true" />
/**
 * `yieldpoint/runtime`: the runtime for plain Node programs. What is awaited is `yield*`ed in generators; `run` is where a
 * program enters the loop, `monitor` lets the app watch it. See docs/library.md.
 */
import type { Monitor, MonitorOptions } from '../monitor/index.ts'

export { type ErrorCode, YieldpointError } from '../../shared/errors.ts'
export type { Monitor, MonitorOptions } from '../monitor/index.ts'
export {
  ALL_COMPLETED,
  AsCompleted,
  type AsCompletedOptions,
  AsyncGenerator,
  type AsyncIterableLike,
  type Awaitable,
  aclosing,
  allTasks,
  asCompleted,
  asyncContextManager,
  asyncGenerator,
  awaiting,
  Barrier,
  BoundedSemaphore,
  BREAK,
  BrokenBarrierError,
  CancelledError,
  Cell,
  Closing,
  Condition,
  type ConditionOptions,
  Context,
  ContextVar,
  type ContextVarOptions,
  Coroutine,
  type CoroutineState,
  callAt,
  callLater,
  callSoon,
  copyContext,
  coroutineFunction,
  createTask,
  currentTask,
  type DoneAndPending,
  delegate,
  Entered,
  type ErrorTest,
  Event,
  type EventLoop,
  ExceptionGroup,
  emit,
  ensureFuture,
  FIRST_COMPLETED,
  FIRST_EXCEPTION,
  Future,
  forAwait,
  type GatherOptions,
  gather,
  type Handle,
  Hold,
  InvalidStateError,
  isTask,
  KeyboardInterrupt,
  LifoQueue,
  Lock,
  type Operation,
  type Outcome,
  PriorityQueue,
  Queue,
  QueueEmpty,
  QueueFull,
  type QueueOptions,
  QueueShutDown,
  type ResourceOptions,
  runningLoop,
  ScheduledCall,
  Semaphore,
  type Steps,
  shield,
  sleep,
  Task,
  TaskGroup,
  type TaskGroupOptions,
  type TaskOptions,
  TimeoutError,
  TimeoutScope,
  type TimerHandle,
  Token,
  taskGroup,
  timeout,
  timeoutAt,
  using,
  type WaitOptions,
  wait,
  waitFor,
} from '../runtime/index.ts'
export { Runner, type RunnerOptions, run } from './run.ts'

/**
 * Lets the app on this machine watch this program, live, and cancel its tasks: `npx yieldpoint attach`. Loaded when it is
 * called, so a program that does not call it pays nothing.
 * @throws YieldpointError host/port-in-use, program/already-monitored
 */
export async function monitor(options: MonitorOptions = {}): Promise<Monitor> {
  const { startMonitor } = await import('../monitor/index.ts')
  return startMonitor(options)
}
