import { YieldpointError } from '../../shared/errors.ts'
import type { Body } from './body.ts'
import { type Awaitable, awaiting, Coroutine, type Steps } from './coroutine.ts'
import { CancelledError } from './errors.ts'
import { ExceptionGroup } from './exception-group.ts'
import { type Future, futures } from './future.ts'
import type { EventLoop } from './loop.ts'
import type { CancelOrigin } from './probe.ts'
import { runningLoop } from './running.ts'
import { bodyOf, type Task, type TaskOptions } from './task.ts'
import { waitingFor } from './wait.ts'

export interface TaskGroupOptions {
  /** What the monitor calls it. */
  readonly name?: string
}

/** What `taskGroup` and the monitor do with groups; kept from scripts. */
export interface GroupAccess {
  is(value: object): value is TaskGroup
  run<T>(group: TaskGroup, body: (group: TaskGroup) => Awaitable<T>): Steps<T>
  /** The task that runs the group's body, and waits for its children. */
  parentOf(group: TaskGroup): Task
  /** As it was given, whatever a script has made of the group since. */
  nameOf(group: TaskGroup): string | null
  /** Those that have not ended, in order of creation. */
  childrenOf(group: TaskGroup): Iterable<Task>
}

export let groups: GroupAccess

/**
 * Tasks that end together: the group's scope is left when all its children have ended. The first child that fails, an error
 * of the body or a cancellation of the parent cancels the children that are left; errors are raised together at the end.
 * Cancellation: the parent is cancelled by the group to leave its body, and the group takes that request, and no other, back.
 * Source: asyncio.TaskGroup of CPython 3.11, as a function around a body, since no JavaScript scope can change what is thrown.
 */
export class TaskGroup {
  // I1  #children holds exactly those whose end the group has not been told of, in order of creation.
  // I2  #aborting: every child there was then has been asked to cancel, and none is added any more.
  // I3  #parentCancelled: one request of the parent's is this group's own, and is taken back at the end of the body.
  readonly #name: string | null
  readonly #loop: EventLoop
  readonly #parent: Body
  readonly #children = new Set<Task>()
  readonly #errors: unknown[] = []
  #closing = false
  #aborting = false
  #parentCancelled = false
  #allEnded: Future<undefined> | null = null

  /** @throws YieldpointError runtime/no-current-task outside of any task. */
  constructor(options?: TaskGroupOptions) {
    this.#name = options?.name === undefined ? null : String(options.name) // scripts may pass anything
    this.#loop = runningLoop()
    if (this.#loop.stepping === null) throw new YieldpointError('runtime/no-current-task', { what: 'taskGroup' })
    this.#parent = this.#loop.stepping
  }

  get name(): string | null {
    return this.#name
  }

  /** @throws YieldpointError runtime/group-closed once the group is shutting down or over. */
  createTask<T>(awaitable: Awaitable<T>, options?: TaskOptions): Task<T> {
    if (this.#closing && this.#children.size === 0) throw new YieldpointError('runtime/group-closed', { state: 'over' })
    if (this.#aborting) throw new YieldpointError('runtime/group-closed', { state: 'shutting down' })
    const child = this.#loop.createTask(awaitable, options, this)
    this.#children.add(child as Task)
    child.addDoneCallback(() => this.#childEnded(child as Task))
    return child
  }

  *#run<T>(body: (group: TaskGroup) => Awaitable<T>): Steps<T> {
    let value: T
    try {
      value = yield* awaiting(body(this))
    } catch (error) {
      return yield* this.#close(error, true)
    }
    yield* this.#close(undefined, false)
    return value
  }

  /** Waits for the children, then throws if the body failed, a child did or the parent was cancelled. */
  *#close(error: unknown, failed: boolean): Steps<never> {
    this.#closing = true
    const bodyCancelled = failed && CancelledError.is(error)
    let cancellation = bodyCancelled ? error : null
    if (this.#parentCancelled && this.#parent.uncancel() === 0) cancellation = null // I3
    if (failed && !this.#aborting) this.#abort(this.#asOrigin())
    cancellation = (yield* this.#childrenEnd()) ?? cancellation
    if (cancellation !== null && this.#errors.length === 0) throw cancellation
    if (failed && !bodyCancelled) this.#errors.push(error)
    if (this.#errors.length > 0) throw new ExceptionGroup('unhandled errors in a TaskGroup', this.#errors)
    return undefined as never
  }

  /** Gives back the cancellation of the parent that began the abort, if one came while waiting. */
  *#childrenEnd(): Steps<CancelledError | null> {
    let cancellation: CancelledError | null = null
    while (this.#children.size > 0) {
      this.#allEnded = waitingFor<undefined>(this, 'end')
      try {
        yield this.#allEnded
      } catch (error) {
        if (!this.#aborting) {
          cancellation = error as CancelledError
          this.#abort(this.#asOrigin())
        }
      }
      this.#allEnded = null
    }
    return cancellation
  }

  #childEnded(child: Task): void {
    this.#children.delete(child) // I1
    if (this.#children.size === 0 && this.#allEnded !== null && futures.pending(this.#allEnded))
      this.#allEnded.setResult(undefined)
    if (child.outcome()?.kind !== 'raised') return
    this.#errors.push(futures.errorOf(child)) // who gets the group's error gets this one
    if (this.#aborting || this.#parentCancelled) return
    const origin: CancelOrigin = { by: 'failure', task: child }
    this.#abort(origin)
    this.#parentCancelled = true // I3
    this.#parent.cancel(origin, undefined)
  }

  #abort(origin: CancelOrigin): void {
    this.#aborting = true // I2
    for (const child of this.#children) if (!child.done()) futures.requestCancel(child, origin, undefined)
  }

  #asOrigin(): CancelOrigin {
    return { by: 'task', task: this.#parent.task }
  }

  static {
    groups = {
      is: (value): value is TaskGroup => #children in value,
      run: (group, body) => group.#run(body),
      parentOf: group => group.#parent.task,
      nameOf: group => group.#name,
      childrenOf: group => group.#children,
    }
  }
}

/**
 * Runs `body` with a group to make tasks in, waits for all of them, and gives what `body` returns.
 * @throws ExceptionGroup of what the children raised, and the body; CancelledError if the parent was cancelled meanwhile.
 */
export function taskGroup<T>(body: (group: TaskGroup) => Awaitable<T>, options?: TaskGroupOptions): Coroutine<T> {
  return new Coroutine(groupSteps(body, options), 'taskGroup', 'as it is')
}

function* groupSteps<T>(body: (group: TaskGroup) => Awaitable<T>, options?: TaskGroupOptions): Steps<T> {
  return yield* groups.run(new TaskGroup(options), body)
}

/** The group that a task was made in, for the monitor; kept from scripts. */
export const groupOf = (task: Task): TaskGroup | null => bodyOf(task).group
