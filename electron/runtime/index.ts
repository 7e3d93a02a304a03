import './keep-warm.ts'

export { AsCompleted, type AsCompletedOptions, asCompleted } from './as-completed.ts'
export { AsyncGenerator, asyncGenerator, delegate, emit, shutdownAsyncgens } from './async-generator.ts'
export { Barrier } from './barrier.ts'
export type { Body } from './body.ts'
export { callAt, callLater, callSoon, ScheduledCall } from './callbacks.ts'
export { Cell } from './cell.ts'
export { Condition, type ConditionOptions } from './condition.ts'
export { aclosing, asyncContextManager, Closing, Entered } from './context-manager.ts'
export { Context, ContextVar, type ContextVarOptions, copyContext, Token } from './contexts.ts'
export {
  type Awaitable,
  at,
  awaiting,
  Coroutine,
  type CoroutineState,
  coroutineFunction,
  type Operation,
  type StackFrame,
  type Steps,
} from './coroutine.ts'
export { deadlineOf, describeWait, type WaitReason } from './describe-wait.ts'
export { DisposeScope, disposeScope } from './dispose-scope.ts'
export {
  BrokenBarrierError,
  CancelledError,
  InvalidStateError,
  KeyboardInterrupt,
  QueueEmpty,
  QueueFull,
  QueueShutDown,
  TimeoutError,
} from './errors.ts'
export { Event } from './event.ts'
export { type ErrorTest, ExceptionGroup } from './exception-group.ts'
export {
  type Executor,
  type ExecutorKind,
  type ExecutorOptions,
  ProcessPoolExecutor,
  processes,
  provideWorkers,
  runInExecutor,
  type ShutdownOptions,
  ThreadPoolExecutor,
  threads,
  toThread,
  type Workers,
  type WorkersSource,
} from './executor.ts'
export { type Canceller, endCancelled, Future, type Outcome } from './future.ts'
export { type GatherOptions, gather } from './gather.ts'
export { Handle, TimerHandle } from './handle.ts'
export { Hold } from './hold.ts'
export type { LoopHost } from './host.ts'
export { type AsyncIterableLike, BREAK, forAwait, iterate, Loop } from './iterate.ts'
export { Lock } from './lock.ts'
export { EventLoop, type IdleVerdict, type LoopOptions } from './loop.ts'
export {
  cancelBody,
  chainOf,
  heldBy,
  isDetached,
  isShielded,
  requestCancel,
  setShielded,
  waitStateOf,
  waitsAtResource,
} from './monitor.ts'
export type { Inlet, OutsideSource } from './outside.ts'
export type { CancelOrigin, Observed, Probe } from './probe.ts'
export { LifoQueue, PriorityQueue, Queue, type QueueOptions } from './queue.ts'
export type { Runnable } from './ready-ring.ts'
export { Resource, type ResourceOptions, resources } from './resource.ts'
export { Runner, type RunnerOptions, run } from './runner.ts'
export { runningLoop } from './running.ts'
export { BoundedSemaphore, Semaphore } from './semaphore.ts'
export { shield } from './shield.ts'
export { sleep } from './sleep.ts'
export type {
  BarrierStats,
  CellStats,
  ConditionStats,
  ConnectionStats,
  EventStats,
  Holder,
  LockStats,
  OutsideVerb,
  ProcessStats,
  QueueStats,
  ResourceStats,
  SemaphoreStats,
  ServerStats,
} from './stats.ts'
export { allTasks, bodyOf, createTask, currentTask, ensureFuture, isTask, Task, type TaskOptions } from './task.ts'
export { groupOf, groups, TaskGroup, type TaskGroupOptions, taskGroup } from './task-group.ts'
export { TimeoutScope, timeout, timeoutAt } from './timeout.ts'
export { using } from './using.ts'
export { Wait, waitingFor } from './wait.ts'
export { waitFor } from './wait-for.ts'
export {
  ALL_COMPLETED,
  type DoneAndPending,
  FIRST_COMPLETED,
  FIRST_EXCEPTION,
  type WaitOptions,
  wait,
} from './wait-several.ts'
