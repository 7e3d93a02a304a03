/** Runs that are recorded while it goes on: one that never ends, on the real clock, and short ones on the virtual clock. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from '../bench/client.ts'

const BUSY = `taskgraph: 1
name: Busy
resources:
  till: { type: lock }
tasks:
  worker:
    copies: 20
    script: |
      import { sleep } from 'yieldpoint'
      export default async function worker({ till, log, copy }) {
        for (let i = 0; ; i++) {
          await till.acquire()
          await sleep(0.0005)
          till.release()
          if (i % 100 === copy) log(\`\${i} served\`)
        }
      }
`

const FAST = `taskgraph: 1
name: Fast
settings: { clock: virtual }
resources:
  orders: { type: queue, maxsize: 5 }
tasks:
  cook: { copies: 5, script: "export default async ({ orders }) => { for (let i = 0; i < 2000; i++) await orders.put(i) }" }
  eater: { copies: 5, script: "export default async ({ orders }) => { for (let i = 0; i < 2000; i++) await orders.get() }" }
`

const NEXT_AFTER_MS = 600

export class Runs {
  /** As many as have begun for sure. */
  begun = 0
  readonly #paths: { readonly busy: string; readonly fast: string }

  constructor(folder: string) {
    this.#paths = { busy: join(folder, 'busy.taskgraph.yaml'), fast: join(folder, 'fast.taskgraph.yaml') }
    writeFileSync(this.#paths.busy, BUSY)
    writeFileSync(this.#paths.fast, FAST)
  }

  /** Returns what ends it. */
  keepGoing(client: Client): () => void {
    void this.#start(client, this.#paths.busy)
    void this.#start(client, this.#paths.fast)
    const timer = setInterval(() => void this.#start(client, this.#paths.fast), NEXT_AFTER_MS)
    return () => clearInterval(timer)
  }

  async #start(client: Client, path: string): Promise<void> {
    const { id: doc } = await client.call('doc.open', { path })
    await client.call('run.start', { doc, clock: null, seed: null, speed: 1, paused: false })
    this.begun++
  }
}
