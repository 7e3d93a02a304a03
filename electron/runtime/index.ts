export type { Body } from './body.ts'
export { Cell } from './cell.ts'
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
export { describeWait, type WaitReason } from './describe-wait.ts'
export { CancelledError, InvalidStateError, QueueEmpty, QueueFull, TimeoutError } from './errors.ts'
export { Event } from './event.ts'
export { Future, type Outcome } from './future.ts'
export { type GatherOptions, gather } from './gather.ts'
export { Handle, type TimerHandle } from './handle.ts'
export { Hold } from './hold.ts'
export type { LoopHost } from './host.ts'
export { Lock } from './lock.ts'
export { EventLoop, type IdleVerdict, type LoopOptions } from './loop.ts'
export { cancelBody, heldBy, isDetached, isShielded, requestCancel, setShielded } from './monitor.ts'
export type { Inlet, OutsideSource } from './outside.ts'
export type { CancelOrigin, Observed, Probe } from './probe.ts'
export { LifoQueue, PriorityQueue, Queue, type QueueOptions } from './queue.ts'
export type { Runnable } from './ready-ring.ts'
export { Resource, type ResourceOptions, resources } from './resource.ts'
export { runningLoop } from './running.ts'
export { BoundedSemaphore, Semaphore } from './semaphore.ts'
export { shield } from './shield.ts'
export { sleep } from './sleep.ts'
export type {
  CellStats,
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
export { bodyOf, createTask, currentTask, ensureFuture, isTask, Task, type TaskOptions } from './task.ts'
export { TimeoutScope, timeout } from './timeout.ts'
export { Wait, waitingFor } from './wait.ts'
