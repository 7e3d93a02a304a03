/**
 * V8 forgets the shape of a class when a full garbage collection meets no object of it, and throws away the code that it had
 * compiled for that shape. A program that runs many short loops would start cold each time, at half the speed or less; so one
 * object of each class that matters is kept, in a small loop that stands still.
 */
import { CancelledError } from './errors.ts'
import { Future } from './future.ts'
import { gather } from './gather.ts'
import { Lock } from './lock.ts'
import { EventLoop } from './loop.ts'
import { Queue } from './queue.ts'
import { Semaphore } from './semaphore.ts'
import { sleep } from './sleep.ts'

/** Its own host never calls back: the loop is stepped by hand. */
const still = { now: () => 0, soon: () => {}, wakeAt: () => () => {} }

function* waitFor(what: { readonly lock: Lock; readonly semaphore: Semaphore; readonly queue: Queue }) {
  yield* what.lock.acquire()
  yield* what.semaphore.acquire()
  yield* what.queue.get()
  yield* sleep(0)
  yield* sleep(1)
}

function makeOneOfEach(): unknown {
  const loop = new EventLoop({ clock: 'virtual', host: still })
  const shared = loop.within(() => ({ lock: new Lock(), semaphore: new Semaphore(), queue: new Queue(1) }))
  return loop.within(() => {
    const tasks = [0, 1].map(() => loop.createTask(waitFor(shared)))
    const idle = [shared.lock.acquire(), sleep(0), sleep(0.5), new CancelledError(), new Future()]
    const calls = [loop.callSoon(() => {}), loop.callLater(1, () => {})]
    tasks[0]!.addDoneCallback(() => {})
    shared.queue.putNowait(0)
    for (let step = 0; step < 4; step++) loop.stepOne()
    return { loop, shared, idle, calls, all: gather(tasks), waiting: loop.createTask(shared.queue.put(1)) }
  })
}

/** Referenced from here for as long as the module is loaded. */
export const kept: unknown = makeOneOfEach()
