import { YieldpointError } from '../../shared/errors.ts'
import { Kind, kindOf } from './awaited.ts'
import { type ContextPlace, currentPlace, currentValues, enterContext } from './contexts.ts'
import { Coroutine, type Driven, frames, isSteps, type StackFrame } from './coroutine.ts'
import type { Cover } from './cover.ts'
import { CancelledError } from './errors.ts'
import { Future, futures, type Outcome } from './future.ts'
import type { EventLoop } from './loop.ts'
import type { CancelOrigin, Observed } from './probe.ts'
import { fromPromise } from './promise.ts'
import type { Runnable } from './ready-ring.ts'
import { type Sleep, sleeps } from './sleep.ts'
import { Suspension, suspensions } from './suspension.ts'
import type { Task } from './task.ts'
import type { TaskGroup } from './task-group.ts'
import type { TimeoutScope } from './timeout.ts'
import { toSuccessor } from './to-coroutine.ts'

/** A coroutine that a task is in, and what drives it. */
export interface ChainLink extends StackFrame {
  readonly steps: Driven<unknown>
}

/** What few tasks have: the others pay one field for all of it. */
interface Extras {
  cover: Cover | null
  group: TaskGroup | null
  scope: TimeoutScope | null
}

/**
 * What a task does, beside the task itself, which is how others see it: behind a shield the task can end while its body runs
 * on. The body drives the chain of coroutines, and it is bodies that stand in the ready queue. Scripts never get hold of one,
 * so its fields need no `#`, and it is spared what V8 adds to an object for private methods.
 * Source: Task.__step, __wakeup and cancel of CPython 3.11, with an explicit stack in place of the interpreter's.
 */
export class Body implements Runnable {
  // I1  top is the innermost coroutine; null in a bare generator, which stands below all others, and once the body has ended.
  // I2  it stands in the ready queue exactly if it has not ended, does not run, and waits for nothing that is pending.
  // I3  waiter is what it waits for, done or not; null while it runs and after a bare turn.
  // I4  earlier and later are the loop's list of tasks, null once the body has ended.
  readonly task: Task
  readonly loop: EventLoop
  waiter: Future | Suspension | null = null
  earlier: Body | null = null
  later: Body | null = null
  /** Cancellations asked for and not taken back. */
  requests = 0
  /** Its context variables, while it does not run. */
  context: ContextPlace = currentValues()
  /** What it holds, for the monitor: most hold one thing at a time. */
  holding: Observed | Set<Observed> | null = null
  /** The probe's own record of the task: no look-ups, and out of scripts' reach. */
  mark: unknown = undefined
  private top: Coroutine | null = null
  /** A generator that the task was made of as it is, until it has ended. */
  private bare: Driven<unknown> | null = null
  /** The last cancellation that did not go to what it waits for; `due` until it is thrown into the task, or passed on. */
  private ownCancel: { due: boolean; readonly message: string | undefined } | null = null
  /** What the innermost coroutine is resumed with: a value, or an error if it throws. */
  private input: unknown = undefined
  private throws = false
  private extras: Extras | null = null

  /** @throws YieldpointError runtime/coroutine-reused */
  constructor(task: Task, loop: EventLoop, coroutine: Coroutine | Driven<unknown>) {
    this.task = task
    this.loop = loop
    if (kindOf(coroutine) === Kind.coroutine) {
      frames.enter(coroutine as Coroutine, null)
      this.top = coroutine as Coroutine
    } else this.bare = coroutine as Driven<unknown>
  }

  /** The shield put on from outside, if there ever was one. */
  get cover(): Cover | null {
    return this.extras === null ? null : this.extras.cover
  }

  set cover(cover: Cover) {
    this.withExtras().cover = cover
  }

  /** The group it was made in, for the monitor. */
  get group(): TaskGroup | null {
    return this.extras === null ? null : this.extras.group
  }

  set group(group: TaskGroup) {
    this.withExtras().group = group
  }

  /** The innermost timeout scope that it is in, for the monitor. */
  get scope(): TimeoutScope | null {
    return this.extras === null ? null : this.extras.scope
  }

  set scope(scope: TimeoutScope | null) {
    this.withExtras().scope = scope
  }

  /** What the last cancellation said that did not go to what it waits for. */
  get cancelMessage(): string | undefined {
    return this.ownCancel?.message
  }

  private get mustCancel(): boolean {
    return this.ownCancel?.due === true
  }

  get ended(): boolean {
    return this.top === null && this.bare === null
  }

  /** Where in the user's text it stands: the place of the innermost coroutine that has one, 0 if none has. */
  get site(): number {
    for (let frame = this.top; frame !== null; frame = frames.callerOf(frame)) if (frame.site !== 0) return frame.site
    return 0
  }

  /** The coroutines it is in, outermost first. */
  get chain(): ChainLink[] {
    const chain: ChainLink[] = []
    for (let frame = this.top; frame !== null; frame = frames.callerOf(frame))
      chain.push({ name: frame.name, site: frame.site, steps: frames.stepsOf(frame) })
    if (this.bare !== null) chain.push({ name: 'generator', site: 0, steps: this.bare })
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
    if (this.waiter !== null && this.cancelAwaited(this.waiter, message)) return true
    this.ownCancel = { due: true, message }
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
    const outside = currentPlace
    if (this.context !== outside) enterContext(this.context)
    if (loop.probe !== null) loop.probe.stepStarted(this.task)
    this.waiter = null // I3
    if (waiter !== null) this.take(waiter)
    if (this.mustCancel) this.takeCancellation()
    while (this.resume());
    if (currentPlace !== outside) this.context = enterContext(outside)
    loop.stepping = null
  }

  /** Resumes the innermost coroutine. True if the body goes on within this step. */
  private resume(): boolean {
    const top = this.top
    const input = this.input
    this.input = undefined
    let done: boolean | undefined
    let value: unknown
    try {
      const result =
        top === null ? this.driveBare(input) : this.throws ? frames.raise(top, input) : frames.send(top, input)
      done = result.done // inside: these may be a script's getters
      value = result.value
    } catch (error) {
      this.throws = true
      return this.leave(top, error)
    }
    this.throws = false
    return done ? this.return(top, value) : this.await(value)
  }

  private driveBare(input: unknown): IteratorResult<unknown, unknown> {
    return this.throws ? this.bare!.throw(input) : this.bare!.next(input)
  }

  /** What it returned is awaited in its place if it can be: a tail call, so a chain of these needs no stack. */
  private return(top: Coroutine | null, value: unknown): boolean {
    if (typeof value !== 'object' || value === null || (top !== null && frames.handsOn(top)))
      return this.leave(top, value)
    try {
      const next = toSuccessor(value)
      if (next === null) return this.leave(top, value)
      this.drop(top)
      frames.enter(next, this.top)
      this.top = next
      return true
    } catch (error) {
      this.throws = true
      return this.leave(top, error)
    }
  }

  /** The innermost coroutine has ended: on with the one that awaits it, if there is one. */
  private leave(top: Coroutine | null, value: unknown): boolean {
    this.drop(top)
    const { ended } = this
    if (ended) this.end(value)
    else this.input = value
    return !ended
  }

  private drop(top: Coroutine | null): void {
    if (top === null) this.bare = null
    else this.top = frames.leave(top)
  }

  /** True if the body goes on within this step. */
  private await(awaited: unknown): boolean {
    if (typeof awaited !== 'object' || awaited === null) {
      this.input = awaited
      return true
    }
    try {
      switch (kindOf(awaited)) {
        case Kind.turn:
          return this.pause()
        case Kind.waiter:
          return this.suspend(awaited as Suspension)
        case Kind.future:
          return this.wait(awaited as Future)
        case Kind.coroutine:
          return this.enter(awaited as Coroutine)
        case Kind.sleep:
          sleeps.begin(awaited as Sleep, this)
          return this.suspend(awaited as Sleep)
        default:
          return this.awaitForeign(awaited)
      }
    } catch (error) {
      // A coroutine awaited twice, or an object that does not let itself be looked at.
      return this.wait(this.failed(error))
    }
  }

  private awaitForeign(awaited: object): boolean {
    if (awaited instanceof Promise) return this.wait(fromPromise(this.loop, awaited))
    if (isSteps(awaited)) return this.enter(new Coroutine(awaited, 'generator'))
    this.input = awaited
    return true
  }

  /** The rest of this turn is for the others. */
  private pause(): boolean {
    if (this.loop.probe !== null) this.loop.probe.stepEnded(this.task)
    this.loop.enqueue(this)
    return false
  }

  private suspend(suspension: Suspension): boolean {
    if (!suspensions.pending(suspension)) {
      this.take(suspension)
      return true
    }
    this.waiter = suspension
    if (this.loop.probe !== null) this.loop.probe.stepEnded(this.task)
    suspensions.park(suspension, this)
    if (this.mustCancel) this.passCancelOn(suspension)
    return false
  }

  /** How what it waited for ended is what the innermost coroutine is resumed with. */
  private take(ended: Future | Suspension): void {
    if (ended instanceof Suspension) {
      this.throws = suspensions.cancelled(ended)
      const value = suspensions.valueOf(ended)
      this.input = this.throws ? new CancelledError(value as string | undefined) : value
      return
    }
    this.throws = !futures.returned(ended)
    this.input = this.throws ? futures.errorOf(ended) : futures.valueOf(ended)
  }

  private takeCancellation(): void {
    this.ownCancel!.due = false
    if (!(this.throws && CancelledError.is(this.input))) this.input = new CancelledError(this.cancelMessage)
    this.throws = true
  }

  private enter(coroutine: Coroutine): boolean {
    frames.enter(coroutine, this.top)
    this.top = coroutine
    return true
  }

  private wait(future: Future): boolean {
    if (!futures.pending(future)) {
      this.take(future)
      return true
    }
    const { loop, task } = this
    const fault = this.faultOf(future)
    this.waiter = fault === null ? future : this.failed(fault)
    if (loop.probe !== null) loop.probe.stepEnded(task)
    if (fault !== null) {
      loop.enqueue(this)
      return false
    }
    futures.tell(future, this)
    if (this.mustCancel) this.passCancelOn(future)
    return false
  }

  /** A cancellation that came before there was anything to wait for. */
  private passCancelOn(awaited: Future | Suspension): void {
    if (this.cancelAwaited(awaited, this.cancelMessage)) this.ownCancel!.due = false
  }

  private cancelAwaited(awaited: Future | Suspension, message: string | undefined): boolean {
    if (awaited instanceof Suspension) return suspensions.cancel(awaited, message)
    return futures.requestCancel(awaited, this.asOrigin(), message)
  }

  private faultOf(future: Future): YieldpointError | null {
    if (future === (this.task as Future)) return new YieldpointError('runtime/awaits-itself', { task: this.task.name })
    if (futures.loopOf(future) !== this.loop) return new YieldpointError('runtime/other-loop', { task: this.task.name })
    return null
  }

  private failed(error: unknown): Future {
    const future = new Future(this.loop)
    future.setException(error)
    return future
  }

  private withExtras(): Extras {
    this.extras ??= { cover: null, group: null, scope: null }
    return this.extras
  }

  private asOrigin(): CancelOrigin {
    return { by: 'task', task: this.task }
  }

  private end(value: unknown): void {
    const { task, loop, cover } = this
    loop.tasks.delete(this)
    if (cover?.hidesEnd) {
      cover.bodyEnded(this.outcome(value))
      return
    }
    if (this.throws) this.settleThrown(value)
    else if (this.mustCancel) futures.settle(task, 'cancelled', this.cancelMessage)
    else futures.settle(task, 'returned', value)
    loop.probe?.taskEnded(task)
    futures.release(task)
  }

  private settleThrown(error: unknown): void {
    const cancelled = CancelledError.is(error)
    futures.settle(this.task, cancelled ? 'cancelled' : 'raised', error)
  }

  private outcome(value: unknown): Outcome {
    if (this.throws && CancelledError.is(value)) return { kind: 'cancelled', message: value.message }
    if (this.throws) return { kind: 'raised', error: value }
    if (this.mustCancel) return { kind: 'cancelled', message: this.cancelMessage ?? '' }
    return { kind: 'returned', value }
  }
}
