/** What a run's thread does all day: it builds the engine for a plan, obeys the supervisor's orders, and reports. */
import type { MessagePort } from 'node:worker_threads'
import { crc32 } from 'node:zlib'
import { toWire } from '../../shared/errors.ts'
import type { StackFrame } from '../../shared/protocol/documents.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import type { HandIntervention } from '../../shared/protocol/recordings.ts'
import {
  type Order,
  orderFrameSchema,
  type Report,
  type RunPlan,
  type ThreadData,
} from '../../shared/protocol/thread.ts'
import { Engine, LiveFeed, LogFeed, type Recorder } from '../engine/index.ts'
import { WorkerPool } from '../pool/index.ts'
import { SegmentWriter } from '../recordings/index.ts'
import { overlaidReader } from './check.ts'
import { Comparison } from './comparison.ts'
import { HeartbeatWriter } from './heartbeat.ts'
import { LineSender } from './line-sender.ts'
import { nodeLoopHost } from './loop-host.ts'

const TELL_EVERY_MS = 250

const liveClock = {
  now: () => performance.now(),
  after: (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

export class RunOffice {
  readonly #port: MessagePort
  readonly #engine: Engine
  readonly #feed: LiveFeed
  readonly #recording: { readonly writer: SegmentWriter; readonly feed: LogFeed } | null
  readonly #lines = new LineSender(text => this.#report({ type: 'lines', text }))
  readonly #ticking: NodeJS.Timeout
  readonly #receive = (message: unknown): void => this.#answer(message)
  #told = ''

  constructor(plan: RunPlan, { heartbeat, poolWorker }: ThreadData, port: MessagePort) {
    this.#port = port
    const { allowed, folder, environment } = plan
    this.#engine = new Engine(
      { ...plan, world: { allowed, folder, environment } },
      {
        host: nodeLoopHost(),
        pulse: new HeartbeatWriter(heartbeat),
        read: overlaidReader(plan.folder, plan.overlay),
        executors: scripts => {
          const functions = scripts.poolFunctions()
          const { workers, memoryLimitMb } = plan
          return {
            workers,
            make: (kind, maxWorkers) =>
              new WorkerPool({ kind, maxWorkers, memoryLimitMb, worker: new URL(poolWorker), functions }),
          }
        },
        onEnded: () => void this.#finish(),
      },
    )
    const { recorder } = this.#engine
    this.#feed = new LiveFeed(plan.run, recorder, this.#sink(), liveClock)
    this.#recording = plan.recording && recordingOf(recorder, plan.recording)
    if (plan.full) recorder.full = event => this.#lines.add(event)
    if (plan.compareWith !== null) recorder.full = this.#comparison(plan.compareWith)
    this.#ticking = setInterval(() => this.#tick(), TELL_EVERY_MS)
  }

  open(): void {
    this.#port.on('message', this.#receive)
    this.#tellStatus() // alive, before any of the user's code is
    this.#recording?.feed.open()
    this.#engine.start()
    this.#recording?.feed.flush() // how it begins is known even if its first step never ends
    this.#tellStatus()
  }

  #comparison(folder: string): (event: RunEvent) => void {
    const comparison = new Comparison(folder)
    return event => {
      const result = comparison.next(event)
      if (result !== null) this.#report({ type: 'compared', result })
    }
  }

  #sink() {
    return {
      snapshot: (seq: number, snapshot: object) =>
        this.#report({ type: 'snapshot', seq, text: JSON.stringify(snapshot) }),
      batch: (batch: { to: number; at: number }) =>
        this.#report({ type: 'batch', to: batch.to, at: batch.at, text: JSON.stringify(batch) }),
    }
  }

  /** Everything is sent, for viewers yet to come too; then nothing is left that would keep the thread alive. */
  async #finish(): Promise<void> {
    clearInterval(this.#ticking)
    this.#feed.open()
    this.#lines.flush()
    this.#recording?.feed.close()
    this.#recording?.writer.close()
    this.#tellStatus()
    this.#feed.close()
    this.#port.off('message', this.#receive)
    await this.#engine.close()
  }

  #answer(message: unknown): void {
    const { id, order } = orderFrameSchema.parse(message)
    try {
      this.#report({ type: 'answer', id, error: null, frames: this.#obey(order) })
    } catch (error) {
      this.#report({ type: 'answer', id, error: toWire(error), frames: null })
    }
    this.#tellStatus()
  }

  /** Only `stack` is answered with more than that it was done. */
  #obey(order: Order): StackFrame[] | null {
    switch (order.type) {
      case 'pause':
        this.#engine.pause()
        break
      case 'resume':
        this.#engine.resume()
        break
      case 'step':
        this.#engine.step(order.by)
        break
      case 'speed':
        this.#engine.setSpeed(order.speed)
        break
      case 'stop':
      case 'cancel':
      case 'shield':
        this.#intervene(order)
        break
      case 'stack':
        return this.#engine.stack(order.task)
      case 'watch':
        this.#feed.open()
        break
      case 'unwatch':
        this.#feed.close()
        break
      case 'flushRecording':
        this.#recording?.feed.flush()
        break
    }
    return null
  }

  /** Where that was is part of the run: what is done at the same place again does the same. */
  #intervene(order: Order & { type: 'stop' | 'cancel' | 'shield' }): void {
    const engine = this.#engine
    const after = engine.place()
    if (order.type === 'stop') {
      engine.stop(order.reason)
      this.#report({ type: 'intervened', intervention: { do: 'stop', after, reason: order.reason } })
      return
    }
    const { task } = order
    const name = engine.recorder.tasks.get(task)?.name ?? ''
    if (order.type === 'cancel') engine.cancel(task, order.reason)
    else engine.shield(task, order.on)
    const done = { after, task, name }
    const intervention: HandIntervention =
      order.type === 'cancel'
        ? { do: 'cancel', ...done, reason: order.reason }
        : { do: 'shield', ...done, on: order.on }
    this.#report({ type: 'intervened', intervention })
  }

  /** A phase or an outcome is told at once, the clock now and then. */
  #tick(): void {
    this.#told = ''
    this.#tellStatus()
    this.#lines.flush()
  }

  #tellStatus(): void {
    const { recorder } = this.#engine
    const { phase, outcome } = recorder.rest
    const status = `${phase} ${outcome}`
    if (status === this.#told) return
    this.#told = status
    this.#report({ type: 'status', phase, outcome, at: recorder.now(), seq: recorder.seq, recording: this.#recorded() })
  }

  #recorded() {
    if (this.#recording === null) return null
    const { bytes, droppedSegments, stopped } = this.#recording.writer
    return { bytes, droppedSegments, stopped }
  }

  #report(report: Report): void {
    this.#port.postMessage(report)
  }
}

function recordingOf(recorder: Recorder, plan: NonNullable<RunPlan['recording']>) {
  const writer = new SegmentWriter(plan)
  return { writer, feed: new LogFeed(recorder, { sink: writer, clock: liveClock, checksum: crc32 }) }
}
