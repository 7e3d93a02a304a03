/** What 'yieldpoint' exports: scripts are checked where no runtime is. */
export const RUNTIME_NAMES = [
  ...(['sleep', 'createTask', 'currentTask', 'gather', 'shield', 'timeout'] as const),
  ...(['CancelledError', 'TimeoutError', 'InvalidStateError', 'QueueEmpty', 'QueueFull'] as const),
  ...(['Future', 'Task', 'Event', 'Lock', 'Semaphore', 'BoundedSemaphore'] as const),
  ...(['Queue', 'LifoQueue', 'PriorityQueue', 'Cell'] as const),
] as const

/** What a run gives its scripts beside the runtime. */
export const SERVICE_NAMES = ['now', 'random', 'log'] as const

/** What reaches outside of the run: there for every script, and works only as far as the graph declares and the user allows. */
export const WORLD_NAMES = ['openConnection', 'startServer', 'createSubprocess', 'http'] as const
export const WORLD_VALUES = ['utf8', 'PIPE', 'DEVNULL', 'IncompleteReadError', 'LimitOverrunError'] as const

export const BUILTIN_NAMES: readonly string[] = [...RUNTIME_NAMES, ...SERVICE_NAMES, ...WORLD_NAMES, ...WORLD_VALUES]
