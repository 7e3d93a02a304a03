/** What recordings are measured with: tasks that switch, share a lock and a queue, and now and then spawn and end others. */

import { crc32 } from 'node:zlib'
import { Engine, LogFeed } from '../../../electron/engine/index.ts'
import { SegmentWriter } from '../../../electron/recordings/index.ts'
import { HeartbeatWriter, heartbeatBuffer } from '../../../electron/runs/heartbeat.ts'
import { nodeLoopHost } from '../../../electron/runs/loop-host.ts'
import { graphOf, inPlace } from '../../engine/support.ts'
import { ownMs } from './own-time.ts'

const graph = (tasks: number, rounds: number): string => `taskgraph: 1
name: mix
settings: { debug: false }
resources:
  till: { type: lock }
  orders: { type: queue }
tasks:
  worker:
    copies: ${tasks}
    script: |
      import { createTask, sleep } from 'yieldpoint'
      async function child() { await sleep(0) }
      export default async function worker({ till, orders, copy }) {
        for (let i = 0; i < ${rounds}; i++) {
          for (let n = 0; n < 4; n++) await sleep(0)
          await till.acquire()
          await sleep(0)
          till.release()
          await orders.put(i)
          await sleep(0)
          await orders.get()
          if ((i + copy) % 8 === 0) await createTask(child())
        }
      }
`

export interface Recorded {
  readonly events: number
  /** That this thread had a core: whatever else the machine does. */
  readonly seconds: number
  /** 0 if it was not recorded. */
  readonly bytes: number
}

/** Recorded in `folder`, or with nobody who wants to know. */
export function runMix(tasks: number, rounds: number, folder: string | null): Promise<Recorded> {
  return new Promise((resolve, reject) => {
    const engine = new Engine(
      {
        ...{ run: 1, graph: graphOf(graph(tasks, rounds)), seed: 1, speed: 1, paused: false, interventions: [] },
        clock: 'real',
      },
      {
        host: nodeLoopHost(),
        pulse: new HeartbeatWriter(heartbeatBuffer()),
        read: () => null,
        executors: () => inPlace({}),
        onEnded: outcome => {
          feed?.close()
          writer?.close()
          const seconds = (ownMs() - begun) / 1000
          if (outcome !== 'finished' || writer?.stopped) reject(new Error(writer?.stopped?.code ?? outcome))
          else resolve({ events: engine.recorder.seq, seconds, bytes: writer?.bytes ?? 0 })
        },
      },
    )
    const writer = folder === null ? null : new SegmentWriter({ folder, limitBytes: Number.MAX_SAFE_INTEGER })
    const feed = writer && new LogFeed(engine.recorder, { sink: writer, clock: CLOCK, checksum: crc32 })
    const begun = ownMs()
    feed?.open()
    engine.start()
  })
}

const CLOCK = {
  after: (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
