/** What 'yieldpoint' exports: scripts are checked where no runtime is. */
export const RUNTIME_NAMES = [
  ...(['sleep', 'createTask', 'currentTask', 'gather', 'shield', 'timeout'] as const),
  ...(['CancelledError', 'TimeoutError', 'InvalidStateError', 'QueueEmpty', 'QueueFull'] as const),
  ...(['Future', 'Task', 'Event', 'Lock', 'Semaphore', 'BoundedSemaphore'] as const),
  ...(['Queue', 'LifoQueue', 'PriorityQueue', 'Cell'] as const),
  ...(['toThread', 'runInExecutor', 'threads', 'processes', 'ThreadPoolExecutor', 'ProcessPoolExecutor'] as const),
] as const

/** What a run gives its scripts beside the runtime. */
export const SERVICE_NAMES = ['now', 'random', 'log'] as const

export const BUILTIN_NAMES: readonly string[] = [...RUNTIME_NAMES, ...SERVICE_NAMES]
