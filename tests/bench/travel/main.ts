/** How long a jump of the time cursor takes in a long run, and how fast and how large its lanes are. */
import { Worker } from 'node:worker_threads'
import { LogClient, type LogStatus, type WorkerPort } from '../../../renderer/log/client.ts'
import { seeded } from '../../support/lanes.ts'
import { type Figure, percentile } from '../report.ts'
import { BusyLog } from './busy-log.ts'

const EVENTS = 5_000_000
const TASKS = 10_000
const JUMPS = 200

export async function travel(): Promise<Figure[]> {
  const log = new BusyLog(EVENTS, TASKS)
  const page = new Page(log)
  try {
    const before = memory()
    const seconds = await page.load()
    const bytes = memory() - before
    const jumps = await page.jumps(log.at)
    const { segments } = page.client.lanes
    return [
      { name: 'cursor jump in 5M events of 10,000 tasks, p50', value: percentile(jumps, 50), unit: 'ms' },
      { name: '… p95', value: percentile(jumps, 95), unit: 'ms', limit: { atMost: 50 } },
      { name: '… longest', value: percentile(jumps, 100), unit: 'ms' },
      { name: 'log read into lanes', value: EVENTS / seconds, unit: 'events/s', limit: { atLeast: 500_000 } },
      { name: 'longest the page stands still meanwhile', value: page.longestMs, unit: 'ms', limit: { atMost: 50 } },
      { name: 'memory of a segment', value: bytes / segments, unit: 'B', limit: { atMost: 32 } },
    ]
  } finally {
    page.client.close()
  }
}

/** What the page's thread does, without a page. */
class Page {
  readonly client: LogClient
  longestMs = 0
  #loaded = Promise.withResolvers<void>()
  #arrived: () => void = () => {}

  constructor(log: BusyLog) {
    this.client = new LogClient(this.#port(), async place => log.read(place), {
      lanes: () => {},
      status: ({ state }: LogStatus) => {
        if (state === 'ended') this.#loaded.resolve()
      },
      arrived: () => this.#arrived(),
    })
  }

  async load(): Promise<number> {
    const begun = performance.now()
    this.client.readOn(true)
    await this.#loaded.promise
    return (performance.now() - begun) / 1000
  }

  async jumps(end: number): Promise<number[]> {
    const random = seeded(7)
    const times: number[] = []
    for (let i = 0; i < JUMPS; i++) {
      const at = Math.floor(random() * end)
      const begun = performance.now()
      await new Promise<void>(resolve => {
        this.#arrived = resolve
        this.client.travel(() => ({ kind: 'at', at }))
      })
      times.push(performance.now() - begun)
    }
    return times
  }

  #port(): WorkerPort {
    const worker = new Worker(new URL('./worker.ts', import.meta.url))
    return {
      post: (message, transfer = []) => worker.postMessage(message, transfer),
      onMessage: listener => {
        worker.on('message', message => {
          const begun = performance.now()
          listener(message)
          if (message.kind === 'lanes') this.longestMs = Math.max(this.longestMs, performance.now() - begun)
        })
      },
      close: () => void worker.terminate(),
    }
  }
}

/** Collected twice: after the first time, buffers that were let go may still be counted. */
function memory(): number {
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
