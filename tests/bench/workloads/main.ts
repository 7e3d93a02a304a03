/** `node --expose-gc tests/bench/workloads/main.ts [NAME…]`: the workloads on this runtime. */
import { answer } from './measure.ts'
import { lock, queue, semaphore } from './primitives.ts'
import { cancel, cancelFinally, memoryOfTask, spawn, switching, timers, timersVirtual } from './tasks.ts'

await answer('yieldpoint', {
  spawn,
  switch: switching,
  timers,
  'timers-virtual': timersVirtual,
  lock,
  semaphore,
  queue,
  cancel,
  'cancel-finally': cancelFinally,
  memory: memoryOfTask,
})
