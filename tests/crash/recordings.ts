/** Whether each recording that a crash has left can be opened and read to its end, and is in the list as what it is. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { crc32 } from 'node:zlib'
import { LogDecoder } from '../../shared/log/index.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import type { KeptRun } from '../../shared/protocol/recordings.ts'
import type { Client } from '../bench/client.ts'

const COUNTED_WITHIN_MS = 10_000
const COUNTED_ASKED_MS = 50

export class Checked {
  // I1  #known are those that were looked into; each is to stay in the list.
  readonly #folder: string
  readonly #known = new Set<string>()

  constructor(data: string) {
    this.#folder = join(data, 'recordings')
  }

  get count(): number {
    return this.#known.size
  }

  /** What is wrong with those that came since it was asked last. `begun`: as many as have begun for sure, since ever. */
  async look(client: Client, begun: number): Promise<string[]> {
    const runs = await counted(client)
    const fresh = runs.filter(({ id }) => !this.#known.has(id))
    const faults = this.#listFaults(runs, begun)
    for (const run of fresh) {
      this.#known.add(run.id)
      const found = await logFaults(client, run).catch(error => [String(error)])
      faults.push(...found.map(fault => `recording ${run.id}: ${fault}`), ...this.#manifestFaults(run))
    }
    return faults
  }

  #listFaults(runs: readonly KeptRun[], begun: number): string[] {
    const faults: string[] = []
    const listed = runs.map(({ id }) => id).sort()
    const there = existsSync(this.#folder) ? readdirSync(this.#folder).sort() : [] // none was begun yet
    if (!isDeepStrictEqual(listed, there)) faults.push(`listed: ${listed.length} recordings; in the folder: ${there}`)
    if (listed.length < begun) faults.push(`${listed.length} recordings of ${begun} runs`)
    for (const id of this.#known) if (!listed.includes(id)) faults.push(`recording ${id} is gone`)
    return faults
  }

  #manifestFaults({ run: _, ...listed }: KeptRun): string[] {
    const { recording } = JSON.parse(readFileSync(join(this.#folder, listed.id, 'run.json'), 'utf8'))
    return isDeepStrictEqual(recording, listed) ? [] : [`recording ${listed.id}: the list and its folder disagree`]
  }
}

/** The list, once what an earlier app left unsaid is known. */
async function counted(client: Client): Promise<KeptRun[]> {
  for (const until = performance.now() + COUNTED_WITHIN_MS; ; ) {
    const { runs } = await client.call('recording.list', {})
    if (runs.every(run => run.counted)) return runs
    if (performance.now() > until)
      throw new Error(`not counted: ${runs.filter(run => !run.counted).map(({ id }) => id)}`)
    await pass(COUNTED_ASKED_MS)
  }
}

async function logFaults(client: Client, { id, outcome, events }: KeptRun): Promise<string[]> {
  const faults: string[] = []
  const { run } = await client.call('recording.open', { id })
  const state = await client.look(run, ({ phase }) => phase === 'ended')
  const log = await readLog(client, run)
  faults.push(...log.faults)
  const { last } = log
  const over = last?.type === 'run.ended'
  if (log.seq !== events) faults.push(`${log.seq} events, listed with ${events}`)
  if (state.seq !== log.seq + (over ? 0 : 1)) faults.push(`opened at event ${state.seq}, its log ends at ${log.seq}`)
  if (outcome !== (over ? last.outcome : 'interrupted')) faults.push(`${outcome}, its log ends with ${last?.type}`)
  if (over && !log.whole) faults.push('there is something behind its end')
  return faults
}

/** All of it, as a page reads it. */
async function readLog(client: Client, run: number) {
  const faults: string[] = []
  let [seq, segment, whole] = [0, -1, true]
  let last: RunEvent | null = null
  let decoder: LogDecoder | null = null
  const event = (next: RunEvent): void => {
    if (next.seq !== seq + 1) faults.push(`event ${next.seq} follows on ${seq}`)
    seq = next.seq
    last = next
  }
  for (let at = { segment: 0, offset: 0 }; ; ) {
    const piece = await client.call('log.read', { run, ...at })
    if (piece.segment !== segment) {
      segment = piece.segment
      const damaged = ({ message }: Error): unknown => faults.push(message)
      decoder = new LogDecoder({ keyFrame: state => (seq = state.seq), event, damaged }, crc32)
    }
    decoder!.push(Buffer.from(piece.bytes, 'base64'))
    at = piece.next
    if (piece.state === 'end') {
      whole = decoder!.position === at.offset
      return { faults, seq, whole, last: last as RunEvent | null }
    }
  }
}
