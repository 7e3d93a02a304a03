import { YieldpointError } from '../../shared/errors.ts'
import { Coroutine, frames, isSteps, type StackFrame } from './coroutine.ts'
import type { Cover } from './cover.ts'
import { CancelledError } from './errors.ts'
import { Future, futures, type Outcome } from './future.ts'
import type { EventLoop } from './loop.ts'
import type { CancelOrigin, Observed } from './probe.ts'
import { fromPromise } from './promise.ts'
import type { Runnable } from './ready-ring.ts'
import { isSleep, SleepFuture, TURN } from './sleep.ts'
import type { Task } from './task.ts'
import { toSuccessor } from './to-coroutine.ts'

/**
 * What a task does, beside the task itself, which is how others see it: behind a shield the task can end while its body runs
 * on. The body drives the chain of coroutines, and it is bodies that stand in the ready queue. Scripts never get hold of one.
 * Source: Task.__step, __wakeup and cancel of CPython 3.11, with an explicit stack in place of the interpreter's.
 */
export class Body implements Runnable {
  // I1  #top is the innermost coroutine, null once the body has ended.
  // I2  it stands in the ready queue exactly if it has not ended, does not run, and waits for nothing that is pending.
  // I3  waiter is what it waits for, done or not; null while it runs and after a bare turn.
  readonly task: Task
  readonly loop: EventLoop
  waiter: Future | null = null
  /** Cancellations asked for and not taken back. */
  requests = 0
  /** The shield put on from outside, if there ever was one. */
  cover: Cover | null = null
  /** What it holds, for the monitor. */
  holding: Set<Observed> | null = null
  /** The probe's own record of the task: no look-ups, and out of scripts' reach. */
  mark: unknown = undefined
  #top: Coroutine | null
  #mustCancel = false
  /** What the innermost coroutine is resumed with: a value, or an error if #throws. */
  #input: unknown = undefined
  #throws = false

  /** @throws YieldpointError runtime/coroutine-reused */
  constructor(task: Task, loop: EventLoop, coroutine: Coroutine) {
    frames.enter(coroutine, null)
    this.task = task
    this.loop = loop
    this.#top = coroutine
  }

  get ended(): boolean {
    return this.#top === null
  }

  /** Where in the user's text it stands: the place of the innermost coroutine that has one, 0 if none has. */
  get site(): number {
    for (let frame = this.#top; frame !== null; frame = frames.callerOf(frame)) if (frame.site !== 0) return frame.site
    return 0
  }

  /** The coroutines it is in, outermost first. */
  get chain(): Coroutine[] {
    const chain: Coroutine[] = []
    for (let frame = this.#top; frame !== null; frame = frames.callerOf(frame)) chain.push(frame)
    return chain.reverse()
  }

  get stack(): StackFrame[] {
    return this.chain.map(({ name, site }) => ({ name, site }))
  }

  /** Cancels the task, as whoever holds it would: a shield from outside holds that off from what the task does. */
  requestCancel(origin: CancelOrigin, message: string | undefined): boolean {
    const { cover, loop, task } = this
    if (!cover?.on || loop.stepping === this) return this.cancel(origin, message)
    if (!futures.pending(task)) return false
    loop.probe?.cancelRequested(task, origin, message)
    cover.cancelTask(message)
    return true
  }

  /** It will be thrown at its next step, through what it waits for if that can be cancelled. False if it has ended. */
  cancel(origin: CancelOrigin, message: string | undefined): boolean {
    if (this.ended) return false
    this.loop.probe?.cancelRequested(this.task, origin, message)
    this.requests++
    if (this.waiter !== null && futures.requestCancel(this.waiter, this.#asOrigin(), message)) return true
    this.#mustCancel = true
    futures.setMessage(this.task, message)
    return true
  }

  uncancel(): number {
    if (this.requests > 0) this.requests--
    return this.requests
  }

  /** One step: from where it waited to the next await of something pending. */
  run(): void {
    const { loop, waiter } = this
    loop.stepping = this
    if (loop.probe !== null) loop.probe.stepStarted(this.task)
    this.waiter = null // I3
    if (waiter !== null) this.#take(waiter)
    if (this.#mustCancel) this.#takeCancellation()
    while (this.#resume());
    loop.stepping = null
  }

  /** Resumes the innermost coroutine. True if the body goes on within this step. */
  #resume(): boolean {
    const top = this.#top!
    const input = this.#input
    this.#input = undefined
    let done: boolean | undefined
    let value: unknown
    try {
      const result = this.#throws ? frames.raise(top, input) : frames.send(top, input)
      done = result.done // inside: these may be a script's getters
      value = result.value
    } catch (error) {
      this.#throws = true
      return this.#leave(top, error)
    }
    this.#throws = false
    return done ? this.#return(top, value) : this.#await(value)
  }

  /** What it returned is awaited in its place if it can be: a tail call, so a chain of these needs no stack. */
  #return(top: Coroutine, value: unknown): boolean {
    if (typeof value !== 'object' || value === null || frames.handsOn(top)) return this.#leave(top, value)
    try {
      const next = toSuccessor(value)
      if (next === null) return this.#leave(top, value)
      frames.enter(next, frames.leave(top))
      this.#top = next
      return true
    } catch (error) {
      this.#throws = true
      return this.#leave(top, error)
    }
  }

  /** The innermost coroutine has ended: on with the one that awaits it, if there is one. */
  #leave(top: Coroutine, value: unknown): boolean {
    this.#top = frames.leave(top)
    if (this.#top === null) this.#end(value)
    else this.#input = value
    return this.#top !== null
  }

  #await(awaited: unknown): boolean {
    if (awaited === TURN) {
      if (this.loop.probe !== null) this.loop.probe.stepEnded(this.task)
      this.loop.enqueue(this)
      return false
    }
    const future = this.#begin(awaited)
    if (future === null) return true
    if (futures.pending(future)) {
      this.#wait(future)
      return false
    }
    this.#take(future)
    return true
  }

  /** How `future` ended is what the innermost coroutine is resumed with. */
  #take(future: Future): void {
    this.#throws = !futures.returned(future)
    this.#input = this.#throws ? futures.errorOf(future) : futures.valueOf(future)
  }

  #takeCancellation(): void {
    this.#mustCancel = false
    if (!(this.#throws && CancelledError.is(this.#input)))
      this.#input = new CancelledError(futures.messageOf(this.task))
    this.#throws = true
  }

  /** Begins what is awaited. Null: a coroutine was entered, or it is a plain value, which is given back at once. */
  #begin(awaited: unknown): Future | null {
    if (typeof awaited !== 'object' || awaited === null) {
      this.#input = awaited
      return null
    }
    try {
      if (futures.is(awaited)) return awaited
      if (frames.is(awaited)) return this.#enter(awaited)
      if (isSleep(awaited)) return new SleepFuture(this.loop, awaited)
      if (awaited instanceof Promise) return fromPromise(this.loop, awaited)
      if (isSteps(awaited)) return this.#enter(new Coroutine(awaited, 'generator'))
      this.#input = awaited
      return null
    } catch (error) {
      return this.#failed(error) // a coroutine awaited twice, or an object that does not let itself be looked at
    }
  }

  #enter(coroutine: Coroutine): null {
    frames.enter(coroutine, this.#top)
    this.#top = coroutine
    return null
  }

  #wait(future: Future): void {
    const { loop, task } = this
    const fault = this.#faultOf(future)
    this.waiter = fault === null ? future : this.#failed(fault)
    if (loop.probe !== null) loop.probe.stepEnded(task)
    if (fault !== null) {
      loop.enqueue(this)
      return
    }
    futures.wakeWhenDone(future, this)
    if (this.#mustCancel && futures.requestCancel(future, this.#asOrigin(), futures.messageOf(task)))
      this.#mustCancel = false
  }

  #faultOf(future: Future): YieldpointError | null {
    if (future === (this.task as Future)) return new YieldpointError('runtime/awaits-itself', { task: this.task.name })
    if (futures.loopOf(future) !== this.loop) return new YieldpointError('runtime/other-loop', { task: this.task.name })
    return null
  }

  #failed(error: unknown): Future {
    const future = new Future(this.loop)
    future.setException(error)
    return future
  }

  #asOrigin(): CancelOrigin {
    return { by: 'task', task: this.task }
  }

  #end(value: unknown): void {
    const { task, loop, cover } = this
    loop.tasks.delete(task)
    if (cover?.hidesEnd) {
      cover.bodyEnded(this.#outcome(value))
      return
    }
    if (this.#throws) this.#settleThrown(value)
    else if (this.#mustCancel) futures.settle(task, 'cancelled', null)
    else futures.settle(task, 'returned', value)
    loop.probe?.taskEnded(task)
    futures.release(task)
  }

  #settleThrown(error: unknown): void {
    const cancelled = CancelledError.is(error)
    if (cancelled) futures.setMessage(this.task, undefined)
    futures.settle(this.task, cancelled ? 'cancelled' : 'raised', error)
  }

  #outcome(value: unknown): Outcome {
    if (this.#throws && CancelledError.is(value)) return { kind: 'cancelled', message: value.message }
    if (this.#throws) return { kind: 'raised', error: value }
    if (this.#mustCancel) return { kind: 'cancelled', message: futures.messageOf(this.task) ?? '' }
    return { kind: 'returned', value }
  }
}
