/**
 * A graph that runs: makes its resources and tasks on a loop, starts them in the order of the file, and decides when the run
 * is over. It is over when every task has ended. Once the graph's own tasks and what stands behind their shields have ended,
 * tasks that scripts left over are cancelled in the order of their creation, as asyncio.run() does; then async generators that
 * they left open are closed.
 */
import { toWire, type WireError, YieldpointError } from '../../shared/errors.ts'
import type { Graph } from '../../shared/graph/model.ts'
import type { TaskId } from '../../shared/ids.ts'
import type { StackFrame } from '../../shared/protocol/documents.ts'
import type { RunOutcome } from '../../shared/protocol/events.ts'
import type { HandIntervention, RunPlace } from '../../shared/protocol/recordings.ts'
import type { Intervention } from '../../shared/protocol/thread.ts'
import {
  EventLoop,
  Future,
  Handle,
  isTask,
  type LoopHost,
  provideWorkers,
  type Runnable,
  requestCancel,
  setShielded,
  shutdownAsyncgens,
  type Task,
  TimerHandle,
} from '../runtime/index.ts'
import { CLOSED_WORLD, World, type WorldPlan } from '../world/index.ts'
import { type BodyParts, tries } from './body.ts'
import { deadlockOf } from './deadlock.ts'
import { type ExecutorMaker, Executors } from './executors.ts'
import { Debug } from './findings/debug.ts'
import { markOf, type TaskMark } from './marks.ts'
import { linkNodes, type Node } from './nodes.ts'
import { preview } from './preview.ts'
import type { Pulse } from './readers.ts'
import { Recorder } from './recorder.ts'
import { replayAll } from './replay.ts'
import { makeResources, type Resources } from './resources.ts'
import { type Program, Scripts } from './scripts.ts'

export interface EnginePlan {
  readonly run: number
  readonly graph: Graph
  readonly clock: 'real' | 'virtual'
  readonly seed: number
  readonly speed: number
  readonly paused: boolean
  readonly interventions: readonly Intervention[]
  /** What was done by hand to an earlier run of the same, done again at the same places. */
  readonly replay?: readonly HandIntervention[]
  /** Whether to look for findings; left out: what the graph says. */
  readonly debug?: boolean
  /** What it may do outside; nothing, if left out. */
  readonly world?: Omit<WorldPlan, 'declared'>
}

export interface EngineParts {
  readonly host: LoopHost
  readonly pulse: Pulse
  /** Texts of script files by path relative to the graph's folder; null where there is none. */
  readonly read: (path: string) => string | null
  readonly executors: (scripts: Scripts) => ExecutorMaker
  readonly onEnded?: (outcome: RunOutcome) => void
}

export class Engine {
  // I1  #unended counts the graph's tasks that have not ended.
  // I2  once #over, nothing is noted any more.
  readonly recorder: Recorder
  readonly #plan: EnginePlan
  readonly #parts: EngineParts
  readonly #loop: EventLoop
  readonly #world: World
  readonly #scripts: Scripts
  readonly #debug: Debug | null
  #executors: Executors | null = null
  #nodes: readonly Node[] = []
  #unended = 0
  #failed = false
  #stopped = false
  #cleared = false
  #shuttingDown = false
  #over = false

  constructor(plan: EnginePlan, parts: EngineParts) {
    this.#plan = plan
    this.#parts = parts
    this.recorder = new Recorder(parts.pulse)
    const { settings } = plan.graph
    const debug = plan.debug ?? settings.debug
    this.#debug = debug ? new Debug(plan.clock, settings, this.recorder, () => this.#loop) : null
    const probe = this.#debug?.probe ?? this.recorder
    this.#loop = new EventLoop({ clock: plan.clock, host: parts.host, probe, speed: plan.speed })
    this.recorder.attach(this.#loop)
    this.recorder.onEnd = () => this.#taskGone()
    this.#loop.onIdle = verdict => (verdict.deadlock ? this.#deadlocked(verdict.waiting) : this.#finish())
    this.#loop.onError = (error, thrownBy) => this.#callbackFailed(error, thrownBy)
    this.#world = new World({ ...CLOSED_WORLD, ...plan.world, declared: plan.graph.permissions })
    this.#scripts = new Scripts(plan, parts.read, this.recorder, this.#loop, this.#world, this.#debug?.coroutines)
  }

  /** Loads the scripts, makes everything and lets the loop go. Never throws: what goes wrong is how the run ended. */
  start(): void {
    const { graph, clock, seed, speed } = this.#plan
    try {
      const maker = this.#parts.executors(this.#scripts)
      const executors = this.#provide(maker)
      const { workers } = maker
      this.recorder.note({ type: 'run.started', graph: graph.name, clock, seed, speed, workers })
      this.#parts.pulse.loading()
      this.#make(executors)
      this.#parts.pulse.ended()
    } catch (error) {
      this.#parts.pulse.ended()
      this.#end('failed', toWire(error))
      return
    }
    for (const intervention of this.#plan.interventions) this.#planned(intervention)
    if (this.#plan.paused) this.pause()
    const { replay = [] } = this.#plan
    if (replay.length === 0) this.#loop.start()
    else replayAll(replay, { engine: this, loop: this.#loop, host: this.#parts.host })
  }

  /** Between which events and entries of the loop it is now. */
  place(): RunPlace {
    const { seq, paced } = this.recorder
    return { seq, events: seq - paced, entries: this.#loop.ran, at: this.recorder.now() }
  }

  /** Nothing more will happen to it. */
  get over(): boolean {
    return this.#over
  }

  pause(): void {
    if (this.#over || this.recorder.rest.phase === 'paused') return
    this.#loop.pause()
    this.recorder.note({ type: 'run.paused' })
  }

  resume(): void {
    if (this.#over || this.recorder.rest.phase !== 'paused') return
    this.recorder.note({ type: 'run.resumed' })
    this.#loop.resume()
  }

  step(by: 'step' | 'turn'): void {
    this.pause()
    if (this.#over) return
    if (by === 'step') this.#loop.stepOne()
    else this.#loop.stepTurn()
  }

  setSpeed(speed: number): void {
    if (this.#over) return
    this.#loop.setSpeed(speed)
    this.recorder.note({ type: 'run.speedChanged', speed })
  }

  /** Cancels every task, in the order of creation, and lets them clean up. */
  stop(reason: string | null): void {
    if (this.#over) return
    this.#stopped = true
    this.#wake()
    for (const mark of [...this.recorder.tasks.values()]) this.#cancel(mark, reason)
    this.resume()
  }

  cancel(task: TaskId, reason: string | null): void {
    const mark = this.#mark(task)
    this.#wake()
    this.#cancel(mark, reason)
  }

  /** Puts the task's body behind shield(), or takes that off again. */
  shield(id: TaskId, on: boolean): void {
    const mark = this.#mark(id)
    if (mark.task === null || mark.shielded === on) return
    const ofTheGraph = this.#plan.graph.tasks.some(({ name, shield }) => shield && name === mark.origin?.node)
    if (ofTheGraph) this.recorder.shielded(mark.task, on)
    else setShielded(mark.task, on)
  }

  stack(id: TaskId): StackFrame[] {
    const task = this.#mark(id).task
    return task === null ? [] : this.#scripts.frames(task)
  }

  close(): Promise<void> {
    this.#over = true
    this.#loop.close()
    return Promise.all([this.#world.end(), this.#executors?.close()]).then(() => undefined)
  }

  #provide(maker: ExecutorMaker): Executors {
    const functions = Object.keys(this.#plan.graph.functions)
    const executors = new Executors({ loop: this.#loop, recorder: this.recorder, maker, functions })
    this.#executors = executors
    provideWorkers(this.#loop, executors)
    return executors
  }

  #make(executors: Executors): void {
    const resources = makeResources(this.#plan.graph, this.recorder)
    this.#scripts.share(resources.all)
    this.#nodes = linkNodes(this.#plan.graph.tasks)
    const programs = new Map(this.#nodes.map(node => [node, this.#scripts.load(node.spec)]))
    for (const node of this.#nodes) {
      const copies = node.spec.copies === null ? [null] : Array.from({ length: node.spec.copies }, (_, i) => i)
      for (const copy of copies) this.#makeTask(node, copy, resources, executors, programs.get(node) ?? null)
    }
  }

  #makeTask(
    node: Node,
    copy: number | null,
    resources: Resources,
    executors: Executors,
    program: Program | null,
  ): void {
    const { loop, recorder } = { loop: this.#loop, recorder: this.recorder }
    const name = copy === null ? node.spec.name : `${node.spec.name}[${copy}]`
    const parts: BodyParts = {
      loop,
      recorder,
      executors,
      world: this.#world,
      holdable: resources.holdable,
      script: inputs => program?.start({ name, copy, inputs, resources: resources.all }),
    }
    const task = recorder.declare({ node: node.spec.name, copy }, () =>
      loop.createTask(graphTask(node, parts), { name }),
    )
    if (node.spec.shield) recorder.shielded(task, true)
    node.tasks.push(task)
    this.#unended++
    task.addDoneCallback(() => this.#taskEnded(node, task))
  }

  #taskEnded(node: Node, task: Task): void {
    const { onFailure } = this.#plan.graph.settings
    this.#unended--
    const bad = task.cancelled() || task.exception() !== null
    if (!task.cancelled() && task.exception() !== null) this.#failed = true
    node.ended(task, onFailure)
    if (bad && onFailure === 'cancel-all') {
      for (const other of this.#nodes.flatMap(each => each.tasks))
        if (!other.done()) requestCancel(other, { by: 'failure', task }, `${markOf(task).name} did not finish`)
    }
    this.#clearUp()
  }

  #taskGone(): void {
    this.#clearUp()
    if (this.recorder.alive === 0) void this.#world.end() // what tasks left open keeps no run alive
  }

  /** When the graph is done, what its scripts left over is cancelled, once. */
  #clearUp(): void {
    if (this.#cleared || this.#unended > 0 || this.recorder.bodies > 0) return
    this.#cleared = true
    this.#world.closeServers()
    this.#loop.callSoon(() => {
      this.#debug?.graphEnded()
      for (const mark of [...this.recorder.tasks.values()])
        if (mark.task !== null) requestCancel(mark.task, { by: 'run', task: null }, 'the graph has ended')
    })
  }

  #finish(): void {
    if (this.recorder.alive > 0) return // nothing is ready, but a task waits for the outside
    if (this.#loop.openGenerators.size > 0 && !this.#shuttingDown) {
      this.#shuttingDown = true
      this.#loop.within(() => this.#loop.createTask(shutdownAsyncgens(), { name: 'shutdownAsyncgens' }))
      return
    }
    this.#end(this.#failed ? 'failed' : this.#stopped ? 'cancelled' : 'finished', null)
  }

  #end(outcome: RunOutcome, error: WireError | null): void {
    if (this.#over) return
    this.#debug?.atRest()
    this.recorder.note({ type: 'run.ended', outcome, error })
    this.#over = true
    this.#parts.onEnded?.(outcome)
  }

  #deadlocked(waiting: readonly Task[]): void {
    if (this.#over || this.recorder.rest.deadlock !== null) return
    this.recorder.note({ type: 'run.deadlocked', deadlock: deadlockOf(waiting, this.recorder) })
    this.#debug?.atRest()
  }

  /** A script's done callback threw: the run goes on and the log says so. Whatever else throws in the loop is our mistake. */
  #callbackFailed(error: unknown, thrownBy: Runnable): void {
    if (!(thrownBy instanceof Handle || thrownBy instanceof TimerHandle)) throw error
    const { name, message, stack } = this.recorder.raised(error)
    const argument: unknown = thrownBy instanceof Handle ? thrownBy.argument : undefined
    const of = argument instanceof Future && isTask(argument) ? ` of task ${markOf(argument).name}` : ''
    const at = stack[0] === undefined ? '' : ` (${stack[0].file}:${stack[0].line})`
    this.recorder.logged(null, `callback ${preview(thrownBy.callback)}${of} failed: ${name}: ${message}${at}`)
  }

  /** Something is done to a run in which nothing could happen any more. */
  #wake(): void {
    if (this.recorder.rest.deadlock !== null) this.recorder.note({ type: 'run.undeadlocked' })
  }

  #cancel(mark: TaskMark, reason: string | null): void {
    if (mark.task !== null) requestCancel(mark.task, { by: 'user', task: null }, reason ?? undefined)
  }

  #planned(intervention: Intervention): void {
    this.#loop.callAt(this.recorder.startedAt + intervention.atSeconds, () => {
      for (const mark of [...this.recorder.tasks.values()]) {
        if (mark.name !== intervention.task || mark.endedAt !== null) continue
        if (intervention.do === 'cancel') this.cancel(mark.id, null)
        else this.shield(mark.id, true)
      }
    })
  }

  #mark(task: TaskId): TaskMark {
    const mark = this.recorder.tasks.get(task)
    if (mark === undefined) throw new YieldpointError('run/unknown-task', { run: this.#plan.run, task })
    return mark
  }
}

function* graphTask(node: Node, parts: BodyParts): Generator<unknown, unknown, unknown> {
  const task = parts.loop.currentTask as Task
  try {
    yield* node.turn()
  } catch (error) {
    if (node.skippedBecause !== null && task.cancelling() === 0) markOf(task).skipped(node.skippedBecause)
    throw error
  }
  const inputs = Object.fromEntries(node.upstream.map(upstream => [upstream.spec.name, upstream.result()]))
  return yield* tries(node.spec, inputs, parts)
}
