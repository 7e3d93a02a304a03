import { Agenda } from './agenda.ts'
import type { AsyncGenerator } from './async-generator.ts'
import { Body } from './body.ts'
import { RealClock, VirtualClock } from './clock.ts'
import { toContext } from './contexts.ts'
import { type Awaitable, at } from './coroutine.ts'
import { Future } from './future.ts'
import { Handle, TimerHandle } from './handle.ts'
import type { LoopHost } from './host.ts'
import { type Inlet, Outside, type OutsideLoop, type OutsideSource } from './outside.ts'
import { type Paced, Pacer } from './pacer.ts'
import type { Probe } from './probe.ts'
import type { Runnable } from './ready-ring.ts'
import { enterLoop, runningLoopOrNull } from './running.ts'
import { bodyOf, Task, type TaskOptions } from './task.ts'
import type { TaskGroup } from './task-group.ts'
import { TaskList } from './task-list.ts'
import type { Timed, TimerHeap } from './timer-heap.ts'
import { toCoroutine } from './to-coroutine.ts'

export interface LoopOptions {
  readonly clock: 'real' | 'virtual'
  readonly host: LoopHost
  readonly probe?: Probe
  /** Of the real clock. */
  readonly speed?: number
  /** How long the loop runs before it lets the host in. */
  readonly sliceMs?: number
}

export interface IdleVerdict {
  /** Tasks wait, and only somebody outside can move them. */
  readonly deadlock: boolean
  /** In order of creation. */
  readonly waiting: readonly Task[]
}

/**
 * The event loop: tasks, callbacks, timers, and how all that is driven.
 * Units: seconds from the loop's start.
 * Source: asyncio's event loop of CPython 3.11; pause, steps, the virtual clock and the outside are our own.
 */
export class EventLoop implements Paced, OutsideLoop {
  // I1  stepping is null outside of a step.
  // I2  onIdle is told once for each turn after which nothing can happen any more.
  readonly virtual: boolean
  /** A monitor may come and go while the loop runs. */
  probe: Probe | null
  readonly timers: TimerHeap<Timed & Runnable>
  /** Those that have not ended, bodies behind a shield included, in order of creation. */
  readonly tasks = new TaskList()
  /** Async generators that were begun and have not ended, in order of beginning: `shutdownAsyncgens` closes them. */
  readonly openGenerators = new Set<AsyncGenerator>()
  /** The body whose step runs now. */
  stepping: Body | null = null
  /** Entries of the ready queue that have begun to run, and another one each time the host has had its turn. */
  entries = 0
  /** Told when nothing is ready, no timer is left and nothing outside is pending. */
  onIdle: ((verdict: IdleVerdict) => void) | null = null
  /** Told of what an entry of the ready queue throws, a callback as a rule; without it that reaches the host. */
  onError: ((error: unknown, thrownBy: Runnable) => void) | null = null
  readonly #host: LoopHost
  readonly #agenda: Agenda
  readonly #outside: Outside
  readonly #pacer: Pacer
  #hostTurns = 0
  #unnamed = 0
  #idleTurn = -1

  constructor(options: LoopOptions) {
    const { clock, host, speed = 1, sliceMs = 2 } = options
    this.virtual = clock === 'virtual'
    this.probe = options.probe ?? null
    this.#host = host
    this.#outside = new Outside(this, this.virtual)
    this.#agenda = new Agenda(this.virtual ? new VirtualClock() : new RealClock(() => host.now(), speed), this.#outside)
    this.timers = this.#agenda.timers
    this.#pacer = new Pacer(this, host, sliceMs / 1000)
  }

  /** Turns begun so far. */
  get turns(): number {
    return this.#agenda.turns
  }

  /** Entries of the ready queue that have begun to run: on the virtual clock a place that is the same in every run. */
  get ran(): number {
    return this.entries - this.#hostTurns
  }

  /** The task whose step runs now, null in a callback and outside. */
  get currentTask(): Task | null {
    return this.stepping === null ? null : this.stepping.task
  }

  time(): number {
    return this.#agenda.clock.time()
  }

  /** The time for the monitor's eyes; null where nobody watches, since reading the real clock costs more than a switch. */
  observedTime(): number | null {
    return this.virtual || this.probe !== null ? this.time() : null
  }

  /** Runs `run` with this loop as the running one, as for what an engine makes before the start. */
  within<T>(run: () => T): T {
    const before = enterLoop(this)
    this.entries++
    this.#hostTurns++
    try {
      return run()
    } finally {
      enterLoop(before)
    }
  }

  // --- what programs ask of it

  createFuture<T>(): Future<T> {
    return new Future<T>(this)
  }

  /** Unnamed tasks are called Task-1, Task-2, … */
  createTask<T>(awaitable: Awaitable<T>, options?: TaskOptions, group: TaskGroup | null = null): Task<T> {
    const coroutine = toCoroutine(awaitable)
    const context = options?.context === undefined ? null : toContext(options.context)
    const task = new Task(this, coroutine, options?.name === undefined ? ++this.#unnamed : String(options.name))
    const body = bodyOf(task as Task)
    if (group !== null) body.group = group
    if (context !== null) body.context = context
    this.tasks.add(body)
    const eager = options?.eager === true && runningLoopOrNull() === this
    if (!eager) this.#push(body)
    this.probe?.taskCreated(task as Task, this.currentTask)
    if (eager) this.#runWithin(body)
    return task
  }

  callSoon(callback: () => void): Handle {
    const handle = new Handle<void>(callback, undefined)
    this.#push(handle)
    return handle
  }

  callLater(seconds: number, callback: () => void): TimerHandle {
    return this.callAt(this.time() + seconds, callback)
  }

  callAt(when: number, callback: () => void): TimerHandle {
    const handle = new TimerHandle(this, when, callback)
    this.addTimer(handle)
    return handle
  }

  addTimer(timer: Timed & Runnable): void {
    this.timers.push(timer)
    this.#pacer.wake()
  }

  /** Makes `entry` ready: it runs in the next turn. */
  enqueue(entry: Runnable): void {
    this.#push(entry)
    if (this.probe !== null && entry instanceof Body) this.probe.taskReady(entry.task)
  }

  /** Something begins outside; see `OutsideSource`. */
  outside(what: string): OutsideSource {
    return this.#outside.begin(what)
  }

  /** An opening to the outside; see `Inlet`. */
  inlet(): Inlet {
    return this.#outside.open()
  }

  // --- how it is driven

  /** Hands the loop to its host. Time begins. */
  start(): void {
    this.#agenda.clock.thaw()
    this.#pacer.start()
  }

  /** Between two steps. Time stands still. */
  pause(): void {
    this.#agenda.clock.freeze()
    this.#pacer.pause()
  }

  resume(): void {
    this.#agenda.clock.thaw()
    this.#pacer.resume()
  }

  /** While paused or before the start: one entry of the ready queue, after letting time pass if there is none. */
  stepOne(): boolean {
    const ran = this.within(() => this.#runNext())
    if (!ran) this.rest()
    return ran
  }

  /** As `stepOne`, to the end of the turn. */
  stepTurn(): boolean {
    if (!this.stepOne()) return false
    this.finishTurn()
    return true
  }

  /** While paused: what is left of the turn that is under way. */
  finishTurn(): void {
    this.within(() => {
      while (this.#agenda.underWay) this.#runNext()
    })
  }

  /** Virtual clock: runs until nothing can happen any more without the outside. */
  untilIdle(): void {
    this.within(() => {
      while (this.#runNext());
    })
    this.rest()
  }

  /** Runs until the clock shows `seconds`, then pauses. */
  runUntil(seconds: number): void {
    this.callAt(seconds, () => this.pause())
    this.resume()
  }

  setSpeed(speed: number): void {
    this.#agenda.clock.setSpeed(speed)
    this.#pacer.wake()
  }

  /** Ends it for good; what waits will wait for ever. */
  close(): void {
    this.#outside.clear()
    this.#pacer.close()
  }

  /** Something outside may have changed what can happen. */
  wake(): void {
    this.#pacer.wake()
  }

  afterReal(seconds: number, run: () => void): () => void {
    return this.#host.wakeAt(this.#host.now() + seconds, run)
  }

  // --- what its own parts ask of it

  /** The way in and out of `try` costs a tenth of a switch, so it is taken once for many entries. */
  runSome(count: number): boolean {
    for (let left = count; left > 0; ) {
      let entry: Runnable | undefined
      try {
        for (; left > 0; left--) {
          entry = this.#agenda.next(this.virtual)
          if (entry === undefined) return false
          this.entries++
          entry.run()
          if (!this.#pacer.running) return false
        }
      } catch (error) {
        left--
        this.#failed(error, entry!)
        if (!this.#pacer.running) return false
      }
    }
    return true
  }

  /** One entry of the ready queue, time passing if need be; false if there is none. */
  #runNext(): boolean {
    const entry = this.#agenda.next(true)
    if (entry === undefined) return false
    this.entries++
    try {
      entry.run()
    } catch (error) {
      this.#failed(error, entry)
    }
    return true
  }

  #failed(error: unknown, entry: Runnable): void {
    this.stepping = null // I1
    if (this.onError === null) throw error
    this.onError(error, entry)
  }

  /** Nothing is ready: says so if that is for good, and when the next timer is due. */
  rest(): number | null {
    if (this.#agenda.empty && this.#idleTurn !== this.turns) {
      this.#idleTurn = this.turns // I2
      this.onIdle?.({ deadlock: this.tasks.size > 0, waiting: [...this.tasks] })
    }
    return this.#agenda.hostTimeOfNextTimer()
  }

  /** The first step of an eager task, within the step of who makes it. Source: eager tasks of CPython 3.12. */
  #runWithin(body: Body): void {
    const outer = this.stepping
    body.run()
    this.stepping = outer
    at(undefined, 0) // the frame that goes on has not said yet where it stands
    if (outer !== null) this.probe?.stepResumed(outer.task)
  }

  #push(entry: Runnable): void {
    this.#agenda.push(entry)
    if (this.#pacer.asleep) this.#pacer.wake()
  }
}
