/** What 'yieldpoint' exports: scripts are checked where no runtime is. */
export const RUNTIME_NAMES = [
  ...(['sleep', 'createTask', 'currentTask', 'allTasks', 'gather', 'shield', 'timeout', 'timeoutAt'] as const),
  ...(['wait', 'ALL_COMPLETED', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'waitFor', 'asCompleted'] as const),
  ...(['taskGroup', 'TaskGroup', 'ExceptionGroup', 'callSoon', 'callLater', 'callAt'] as const),
  ...(['CancelledError', 'TimeoutError', 'InvalidStateError', 'BrokenBarrierError'] as const),
  ...(['QueueEmpty', 'QueueFull', 'QueueShutDown'] as const),
  ...(['Future', 'Task', 'Event', 'Lock', 'Semaphore', 'BoundedSemaphore', 'Condition', 'Barrier'] as const),
  ...(['Queue', 'LifoQueue', 'PriorityQueue', 'Cell'] as const),
  ...(['ContextVar', 'copyContext', 'asyncContextManager', 'aclosing'] as const),
  ...(['toThread', 'runInExecutor', 'threads', 'processes', 'ThreadPoolExecutor', 'ProcessPoolExecutor'] as const),
] as const

/** What a run gives its scripts beside the runtime. */
export const SERVICE_NAMES = ['now', 'random', 'log'] as const

/** What reaches outside of the run: there for every script, and works only as far as the graph declares and the user allows. */
export const WORLD_NAMES = ['openConnection', 'startServer', 'createSubprocess', 'http'] as const
export const WORLD_VALUES = ['utf8', 'PIPE', 'DEVNULL', 'IncompleteReadError', 'LimitOverrunError'] as const

export const BUILTIN_NAMES: readonly string[] = [...RUNTIME_NAMES, ...SERVICE_NAMES, ...WORLD_NAMES, ...WORLD_VALUES]
