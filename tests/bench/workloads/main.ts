/** `node --expose-gc tests/bench/workloads/main.ts [NAME…]`: the workloads on this runtime. */
import { curves } from './curves.ts'
import { answer } from './measure.ts'
import { pooled } from './pool.ts'
import { lock, queue, semaphore } from './primitives.ts'
import { responsiveness } from './responsiveness.ts'
import { script, scriptRecorded, scriptWatched } from './script.ts'
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
  ...pooled,
  script,
  'script-recorded': scriptRecorded,
  'script-watched': scriptWatched,
  responsiveness,
  ...curves,
})
