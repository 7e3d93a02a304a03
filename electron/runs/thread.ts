/** The entry of a run's thread: builds the engine, obeys the supervisor's orders, and reports. */
import { parentPort, workerData } from 'node:worker_threads'
import { toWire } from '../../shared/errors.ts'
import type { StackFrame } from '../../shared/protocol/documents.ts'
import { type Order, type OrderFrame, orderFrameSchema, type Report, type ThreadData } from '../../shared/protocol/thread.ts'
import { Engine, LiveFeed } from '../engine/index.ts'
import { WorkerPool } from '../pool/index.ts'
import { overlaidReader } from './check.ts'
import { HeartbeatWriter } from './heartbeat.ts'
import { nodeLoopHost } from './loop-host.ts'


/** Lines of the full log are sent in pieces of about this many characters. */
const PIECE = 64 * 1024

const { plan, heartbeat, poolWorker } = workerData as ThreadData
const port = parentPort!
const report = (message: Report): void => port.postMessage(message)

const engine = new Engine(plan, {
  host: nodeLoopHost(),
  pulse: new HeartbeatWriter(heartbeat),
  read: overlaidReader(plan.folder, plan.overlay),
  executor: scripts =>
    new WorkerPool({
      threads: plan.workers,
      worker: new URL(poolWorker),
      functions: scripts.poolFunctions(),
      memoryLimitMb: plan.memoryLimitMb,
    }),
  onEnded: () => void finish(),
})
const feed = new LiveFeed(
  plan.run,
  engine.recorder,
  {
    snapshot: (seq, snapshot) => report({ type: 'snapshot', seq, text: JSON.stringify(snapshot) }),
    batch: batch => report({ type: 'batch', to: batch.to, at: batch.at, text: JSON.stringify(batch) }),
  },
  {
    now: () => performance.now(),
    after: (ms, run) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  },
)

let lines: string[] = []
let size = 0
function sendLines(): void {
  if (lines.length > 0) report({ type: 'lines', text: lines.join('') })
  lines = []
  size = 0
}

if (plan.full) {
  engine.recorder.full = event => {
    const line = `${JSON.stringify(event)}\n`
    lines.push(line)
    size += line.length
    if (size >= PIECE) sendLines()
  }
}

/** A phase or outcome is told at once, the clock now and then. */
let told = ''
function tellStatus(): void {
  const { phase, outcome } = engine.recorder.rest
  const status = `${phase} ${outcome}`
  if (status === told) return
  told = status
  report({ type: 'status', phase, outcome, at: engine.recorder.now(), seq: engine.recorder.seq })
}
const ticking = setInterval(() => {
  told = ''
  tellStatus()
  if (plan.full) sendLines()
}, 250)

/** Everything is sent, for viewers yet to come too; then nothing is left that would keep the thread alive. */
async function finish(): Promise<void> {
  clearInterval(ticking)
  feed.open()
  sendLines()
  tellStatus()
  feed.close()
  port.off('message', receive)
  await engine.close()
}

/** What the order asks for; only `stack` is answered with more than that it was done. */
function obey(order: Order): StackFrame[] | null {
  switch (order.type) {
    case 'pause':
      engine.pause()
      return null
    case 'resume':
      engine.resume()
      return null
    case 'step':
      engine.step(order.by)
      return null
    case 'speed':
      engine.setSpeed(order.speed)
      return null
    case 'stop':
      engine.stop(order.reason)
      return null
    case 'cancel':
      engine.cancel(order.task, order.reason)
      return null
    case 'shield':
      engine.shield(order.task, order.on)
      return null
    case 'stack':
      return engine.stack(order.task)
    case 'watch':
      feed.open()
      return null
    case 'unwatch':
      feed.close()
      return null
  }
}

function receive(message: unknown): void {
  const { id, order }: OrderFrame = orderFrameSchema.parse(message)
  try {
    report({ type: 'answer', id, error: null, frames: obey(order) })
  } catch (error) {
    report({ type: 'answer', id, error: toWire(error), frames: null })
  }
  tellStatus()
}

port.on('message', receive)
tellStatus() // alive, before any of the user's code is
engine.start()
tellStatus()
