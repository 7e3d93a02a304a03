/**
 * 1000 tasks that never wait keep the loop as busy as it can be: how long a timer, a file and a message from another thread
 * wait for their turn meanwhile.
 */
import { stat } from 'node:fs/promises'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import { createTask, gather, type Steps, sleep } from '../../../electron/runtime/index.ts'
import { median } from '../report.ts'
import { type Measurement, repeated } from './measure.ts'
import { onLoop } from './on-loop.ts'
import { times } from './support.ts'

const SECONDS = 1
const TIMER_MS = 5

export const responsiveness: Measurement = {
  async measure() {
    const worker = await echoing()
    const runs = await repeated(async () => {
      const load = { over: false }
      const probes = [lateTimers(load), slowFiles(load), slowMessages(load, worker.port)]
      setTimeout(() => {
        load.over = true
      }, SECONDS * 1000)
      await onLoop(function* () {
        yield* gather(times(1000, () => createTask(spinning(load))))
      })
      return Promise.all(probes)
    })
    const [timer, file, message] = [0, 1, 2].map(probe => median(runs.map(worst => worst[probe]!)))
    return { timerMs: timer!, fileMs: file!, messageMs: message! }
  },
}

interface Load {
  over: boolean
}

function* spinning(load: Load): Steps<void> {
  while (!load.over) yield* sleep(0)
}

async function lateTimers(load: Load): Promise<number> {
  let worst = 0
  while (!load.over) {
    const begun = performance.now()
    await new Promise(resolve => setTimeout(resolve, TIMER_MS))
    worst = Math.max(worst, performance.now() - begun - TIMER_MS)
  }
  return worst
}

const slowFiles = (load: Load): Promise<number> => slowest(load, () => stat(import.meta.filename))

const slowMessages = (load: Load, port: MessagePort): Promise<number> =>
  slowest(load, () => {
    const { promise, resolve } = Promise.withResolvers<unknown>()
    port.once('message', resolve)
    port.postMessage(null)
    return promise
  })

async function slowest(load: Load, act: () => Promise<unknown>): Promise<number> {
  let worst = 0
  while (!load.over) {
    const begun = performance.now()
    await act()
    worst = Math.max(worst, performance.now() - begun)
  }
  return worst
}

/** Another thread, that answers every message at once. */
async function echoing(): Promise<{ port: MessagePort }> {
  const { port1, port2 } = new MessageChannel()
  const code = `import { workerData } from 'node:worker_threads'
    workerData.on('message', message => workerData.postMessage(message))
    workerData.postMessage('ready')`
  new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), { workerData: port2, transferList: [port2] })
  await new Promise(resolve => port1.once('message', resolve))
  return { port: port1 }
}
