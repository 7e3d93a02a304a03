/**
 * One run, seen from the main thread: its thread, what it was told and has answered, who watches it, and how it ended. User
 * code is never waited for: an order that is not answered in time fails, a thread that does not answer can be ended.
 */
import type { Worker } from 'node:worker_threads'
import { toWire, type WireError, YieldpointError } from '../../shared/errors.ts'
import type { Recording, RunSummary, StackFrame } from '../../shared/protocol/documents.ts'
import type { RunEvent, RunOutcome } from '../../shared/protocol/events.ts'
import type { CheckResult, HandIntervention } from '../../shared/protocol/recordings.ts'
import { type Order, type OrderFrame, type Report, type RunPlan, reportSchema } from '../../shared/protocol/thread.ts'
import { watchMemory } from '../pool/index.ts'
import { appendEnd } from '../recordings/index.ts'
import { HeartbeatReader } from './heartbeat.ts'
import { tellEnd } from './last-words.ts'
import type { RunSource } from './run-source.ts'
import type { RunThread } from './run-threads.ts'
import { type Viewer, Viewers } from './viewers.ts'

const ANSWER_WITHIN_MS = 2_000
/** A step that has been going on for this long is worth saying. */
const STUCK_AFTER_MS = 500

export interface RunOptions {
  readonly plan: RunPlan
  readonly doc: string
  readonly name: string
  readonly thread: RunThread
  readonly startedAtMs: number
  /** What its recording is called; null without one. */
  readonly recordingId: string | null
  readonly onChange: (run: Run) => void
  /** Told of what was done to it by hand, once it was done. */
  readonly onIntervened?: ((intervention: HandIntervention) => void) | undefined
  /** Told, once, of a run that is compared with the log of another one. */
  readonly onCompared?: ((result: CheckResult) => void) | undefined
}

interface Pending {
  readonly order: Order['type']
  readonly resolve: (frames: StackFrame[]) => void
  readonly reject: (error: YieldpointError) => void
  readonly timer: NodeJS.Timeout
}

export class Run implements RunSource {
  // I1  #outcome is set once, and then the thread is gone or going.
  readonly id: number
  /** Resolves when the run has ended, however it did. */
  readonly ended: Promise<RunOutcome>
  readonly #options: RunOptions
  readonly #worker: Worker
  readonly #heart: HeartbeatReader
  readonly #viewers: Viewers
  readonly #lines = new Set<(lines: string) => void>()
  readonly #pending = new Map<number, Pending>()
  readonly #unweigh: () => void
  readonly #alive = Promise.withResolvers<void>()
  readonly #resolveEnded: (outcome: RunOutcome) => void
  #orders = 0
  #phase: RunSummary['phase'] = 'starting'
  #outcome: RunOutcome | null = null
  #at = 0
  #seq = 0
  #error: WireError | null = null
  #killed = false
  #watching = false
  #stuck: RunSummary['stuck'] = null
  #recording: Omit<Recording, 'id'> = { bytes: 0, droppedSegments: 0, stopped: null }
  #beat = { steps: -1, sinceMs: 0 }

  constructor(options: RunOptions) {
    const { plan } = options
    this.id = plan.run
    this.#options = options
    const { promise, resolve } = Promise.withResolvers<RunOutcome>()
    this.ended = promise
    this.#resolveEnded = resolve
    this.#heart = new HeartbeatReader(options.thread.heartbeat)
    this.#viewers = new Viewers(this.id, () => this.#post({ type: 'watch' }))
    this.#worker = options.thread.worker
    this.#unweigh = watchMemory(
      () => [this.#worker],
      plan.memoryLimitMb,
      () => this.#eatsMemory(),
    )
    this.#worker.on('message', message => this.#hear(reportSchema.parse(message)))
    this.#worker.on('error', error => this.#failed(error))
    this.#worker.on('exit', code => this.#exited(code))
    this.#worker.postMessage(plan)
  }

  /** Number of its last event that is known of here. */
  get seq(): number {
    return this.#seq
  }

  get error(): WireError | null {
    return this.#error
  }

  summary(): RunSummary {
    const { doc, name, startedAtMs, plan, recordingId } = this.#options
    return {
      run: this.id,
      doc,
      name,
      program: null,
      phase: this.#phase,
      outcome: this.#outcome,
      at: this.#at,
      startedAtMs,
      clock: plan.clock,
      seed: plan.seed,
      stuck: this.#stuck,
      recording: recordingId === null ? null : { id: recordingId, ...this.#recording },
    }
  }

  /** Up to what has happened by now, as far as its thread gets to write. */
  async recordingFolder(): Promise<string | null> {
    const { recording } = this.#options.plan
    if (recording !== null && this.#outcome === null)
      await this.#order({ type: 'flushRecording' }).catch(() => undefined)
    return recording?.folder ?? null
  }

  pause = (): Promise<void> => this.#order({ type: 'pause' })
  resume = (): Promise<void> => this.#order({ type: 'resume' })
  step = (by: 'step' | 'turn'): Promise<void> => this.#order({ type: 'step', by })
  speed = (speed: number): Promise<void> => this.#order({ type: 'speed', speed })
  stop = (reason: string | null = null): Promise<void> => this.#order({ type: 'stop', reason })
  cancel = (task: number, reason: string | null): Promise<void> => this.#order({ type: 'cancel', task, reason })
  shield = (task: number, on: boolean): Promise<void> => this.#order({ type: 'shield', task, on })

  /** Where the task waits, outermost first. */
  stack(task: number): Promise<StackFrame[]> {
    return this.#ask({ type: 'stack', task })
  }

  /** Ends its thread, and with it its workers; nothing cleans up. */
  async kill(): Promise<void> {
    if (this.#outcome !== null) return
    this.#killed = true
    await this.#worker.terminate()
  }

  /** Sends the viewer a snapshot and then all batches. Returns its undo. */
  watch(viewer: Viewer): () => void {
    this.#watching = true
    this.#viewers.add(viewer)
    return () => {
      this.#viewers.remove(viewer)
      if (this.#viewers.watched || this.#outcome !== null || !this.#watching) return
      this.#watching = false
      this.#viewers.forget()
      this.#post({ type: 'unwatch' })
    }
  }

  /** Hears the whole log as lines of JSON, if the run was started with `full`. */
  watchLines(listener: (lines: string) => void): () => void {
    this.#lines.add(listener)
    return () => this.#lines.delete(listener)
  }

  /** Looks whether its thread gets anywhere. Called every so often by the supervisor. */
  look(nowMs: number): void {
    if (this.#outcome !== null) return
    const beat = this.#heart.read()
    if (!beat.busy || beat.steps !== this.#beat.steps) {
      this.#beat = { steps: beat.steps, sinceMs: nowMs }
      if (this.#stuck !== null) this.#become(() => (this.#stuck = null))
      return
    }
    const forMs = nowMs - this.#beat.sinceMs
    if (forMs < STUCK_AFTER_MS) return
    const name = beat.task === null ? '' : this.#heart.nameOf(beat.task)
    this.#become(() => (this.#stuck = { task: beat.task, name, forMs: Math.round(forMs) }))
  }

  async #order(order: Order): Promise<void> {
    await this.#ask(order)
  }

  async #ask(order: Order): Promise<StackFrame[]> {
    await this.#alive.promise // a thread takes its time to start, and may be asked before it has
    if (this.#outcome !== null) throw new YieldpointError('run/ended', { run: this.id })
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id)
        reject(new YieldpointError('run/no-answer', { run: this.id, command: order.type }))
      }, ANSWER_WITHIN_MS)
      const id = this.#post(order)
      this.#pending.set(id, { order: order.type, resolve, reject, timer })
    })
  }

  #post(order: Order): number {
    const frame: OrderFrame = { id: ++this.#orders, order }
    if (this.#outcome === null) this.#worker.postMessage(frame)
    return frame.id
  }

  #hear(report: Report): void {
    this.#alive.resolve()
    switch (report.type) {
      case 'answer':
        this.#answered(report)
        break
      case 'status':
        this.#statusChanged(report)
        break
      case 'snapshot':
        this.#seq = Math.max(this.#seq, report.seq)
        this.#viewers.snapshot(report.text)
        break
      case 'batch':
        this.#seq = Math.max(this.#seq, report.to)
        this.#at = Math.max(this.#at, report.at)
        this.#viewers.batch(report.text)
        break
      case 'intervened':
        this.#options.onIntervened?.(report.intervention)
        break
      case 'compared':
        this.#options.onCompared?.(report.result)
        break
      case 'lines':
        for (const listener of this.#lines) listener(report.text)
    }
  }

  #statusChanged({ phase, outcome, at, seq, recording }: Report & { type: 'status' }): void {
    this.#seq = Math.max(this.#seq, seq)
    this.#become(() => {
      this.#phase = phase
      this.#at = at
      if (recording !== null) this.#recording = recording
      if (outcome !== null) this.#end(outcome)
    })
  }

  #answered(report: Report & { type: 'answer' }): void {
    const pending = this.#pending.get(report.id)
    if (pending === undefined) return // its time was over, or nobody waits for it
    this.#pending.delete(report.id)
    clearTimeout(pending.timer)
    if (report.error === null) pending.resolve(report.frames ?? [])
    else pending.reject(new YieldpointError(report.error.code, report.error.details as never))
  }

  #eatsMemory(): void {
    this.#error = this.#outOfMemory()
    void this.#worker.terminate()
  }

  #failed(error: Error & { code?: string }): void {
    this.#error ??= error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? this.#outOfMemory() : toWire(error)
  }

  /** The thread is gone. If it did not say how the run ended, it ended with it. */
  #exited(code: number): void {
    if (this.#outcome !== null) return
    const died = new YieldpointError('run/thread-died', { reason: `exit code ${code}` })
    if (!this.#killed) this.#error ??= toWire(died)
    const outcome = this.#killed ? 'killed' : 'crashed'
    const event = this.#tellEnd({ at: this.#at, outcome, error: this.#error })
    for (const listener of this.#lines) listener(`${JSON.stringify(event)}\n`)
    this.#become(() => {
      this.#phase = 'ended'
      this.#end(outcome)
    })
  }

  /** To its recording and to who watches: the same event to both. */
  #tellEnd(end: { readonly at: number; readonly outcome: RunOutcome; readonly error: WireError | null }): RunEvent {
    const { name: graph, plan } = this.#options
    const kept = plan.recording && appendEnd(plan.recording.folder, end)
    const { seq, at } = kept ?? { seq: 0, at: end.at }
    const event = { ...end, at, seq: Math.max(seq, this.#seq + 1) }
    return tellEnd(this.#viewers, this.id, event, { graph, clock: plan.clock, seed: plan.seed }, this.#seq)
  }

  #end(outcome: RunOutcome): void {
    this.#outcome = outcome
    this.#alive.resolve()
    this.#stuck = null
    this.#unweigh()
    for (const pending of this.#pending.values()) {
      clearTimeout(pending.timer)
      pending.reject(new YieldpointError('run/ended', { run: this.id }))
    }
    this.#pending.clear()
    this.#resolveEnded(outcome)
  }

  #become(change: () => void): void {
    change()
    this.#options.onChange(this)
  }

  #outOfMemory(): WireError {
    const { memoryLimitMb: limitMb } = this.#options.plan
    return toWire(new YieldpointError('run/out-of-memory', { limitMb }))
  }
}
