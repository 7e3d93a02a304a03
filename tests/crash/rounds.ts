/** The app is killed again and again while somebody works at it; what it left is looked at each time it starts. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import { Client } from '../bench/client.ts'
import { startServer } from '../e2e/support/web-app.ts'
import { seeded } from '../runtime/support.ts'
import { Desk } from './desk.ts'
import { age, piledUp } from './left-overs.ts'
import { Checked } from './recordings.ts'
import { Runs } from './runs.ts'
import { Work } from './work.ts'

/** The work before a crash takes between these; long ones can lose what is too old to be lost. */
const WORK_MS = { least: 100, most: 2_500 }
/** Then the app is killed with the recordings of the last one not looked at, and perhaps not counted. */
const HASTY = 0.25

export interface Round {
  readonly round: number
  /** After the work had begun; null: nothing was to be done but to look. */
  readonly killedAfterMs: number | null
  /** By the crash before. */
  readonly lostMs: number
  readonly recordings: number
  readonly faults: readonly string[]
}

export interface CrashOptions {
  readonly times: number
  readonly seed: number
  readonly workMs?: typeof WORK_MS
  readonly onRound?: (round: Round) => void
}

/** One round more than there are crashes: the last one only looks. */
export async function crash({ times, seed, workMs = WORK_MS, onRound = () => {} }: CrashOptions): Promise<Round[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yieldpoint-crash-'))
  const story = new Story(folder, seeded(seed), workMs)
  const rounds: Round[] = []
  try {
    for (let i = 0; i <= times; i++) {
      rounds.push({ round: i + 1, ...(await story.round(i === times)) })
      onRound(rounds.at(-1)!)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return rounds
}

class Story {
  readonly #folder: string
  readonly #data: string
  readonly #random: () => number
  readonly #workMs: typeof WORK_MS
  readonly #desk: Desk
  readonly #runs: Runs
  readonly #checked: Checked
  #crashedAtMs: number | null = null

  constructor(folder: string, random: () => number, workMs: typeof WORK_MS) {
    this.#workMs = workMs
    this.#folder = folder
    this.#data = join(folder, 'data')
    this.#random = random
    this.#desk = new Desk(folder)
    this.#runs = new Runs(folder)
    this.#checked = new Checked(this.#data)
  }

  async round(isLast: boolean): Promise<Omit<Round, 'round'>> {
    const app = await startServer(this.#data, this.#desk.graphPath)
    try {
      const client = await Client.connect(app.address)
      const hasty = !isLast && this.#random() < HASTY
      const { lostMs, faults } = await this.#look(client, hasty)
      const killedAfterMs = isLast ? null : await this.#work(client)
      return { killedAfterMs, lostMs, recordings: this.#checked.count, faults }
    } finally {
      this.#crashedAtMs = performance.now()
      await app.crash()
      age(this.#folder)
    }
  }

  async #look(client: Client, hasty: boolean) {
    const { docs } = await client.call('app.hello', {})
    const found = this.#desk.check(docs, this.#crashedAtMs ?? performance.now())
    if (hasty || this.#crashedAtMs === null) return found
    const faults = [...found.faults, ...(await this.#checked.look(client, this.#runs.begun))]
    const left = piledUp(this.#folder)
    if (left.length > 0) faults.push(`pile up: ${left.join(', ')}`)
    return { ...found, faults }
  }

  /** Until the moment at which it is to be killed. */
  async #work(client: Client): Promise<number> {
    const doc = await client.call('doc.open', { path: this.#desk.graphPath })
    const { least, most } = this.#workMs
    const ms = least + Math.round(this.#random() * (most - least))
    const work = new Work(this.#desk, client, doc.id, this.#random)
    const stopRuns = this.#runs.keepGoing(client)
    await pass(ms)
    work.stop()
    stopRuns()
    return ms
  }
}
