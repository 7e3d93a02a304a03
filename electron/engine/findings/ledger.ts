import type { Finding, FindingRule } from '../../../shared/protocol/findings.ts'
import type { Recorder } from '../recorder.ts'
import type { Findings, Sighting } from './rule.ts'

/** Causes kept apart, a rule; what is seen beyond that is counted with the last of them. */
const CAUSES_A_RULE = 100

interface Entry {
  finding: Finding
  weight: number
  told: number
}

/** What was found, one entry a cause. A mistake in a loop is told once, twice, four times …: the log stays short. */
export class Ledger implements Findings {
  // I1  what was told last of an entry is what it was when its count was `told`.
  // I2  a rule has at most CAUSES_A_RULE entries.
  readonly #entries = new Map<string, Entry>()
  readonly #byRule = new Map<FindingRule, { causes: number; last: Entry }>()
  readonly #recorder: Recorder
  /** The log may have findings of a loop that ran before. */
  readonly #firstId: number

  constructor(recorder: Recorder) {
    this.#recorder = recorder
    this.#firstId = recorder.rest.findings.size + 1
  }

  report(cause: string, sighting: Sighting, weight = 0): void {
    const entry = this.#entryOf(cause, sighting.rule)
    if (entry === undefined) {
      this.#open(cause, sighting, weight)
      return
    }
    const { id, first, count } = entry.finding
    const worst = weight > entry.weight ? sighting : entry.finding
    entry.weight = Math.max(weight, entry.weight)
    entry.finding = { ...worst, id, count: count + 1, first } as Finding
    if (entry.finding.count >= entry.told * 2) this.#tell(entry)
  }

  /** Tells the counts as they have come to be. */
  close(): void {
    for (const entry of this.#entries.values()) if (entry.finding.count > entry.told) this.#tell(entry)
  }

  #entryOf(cause: string, rule: FindingRule): Entry | undefined {
    const known = this.#entries.get(`${rule} ${cause}`)
    const full = this.#byRule.get(rule)
    return known ?? (full !== undefined && full.causes >= CAUSES_A_RULE ? full.last : undefined) // I2
  }

  #open(cause: string, sighting: Sighting, weight: number): void {
    const id = this.#firstId + this.#entries.size
    const finding = { id, count: 1, first: this.#recorder.now(), ...sighting } as Finding
    const entry = { finding, weight, told: 0 }
    this.#entries.set(`${sighting.rule} ${cause}`, entry)
    this.#byRule.set(sighting.rule, { causes: (this.#byRule.get(sighting.rule)?.causes ?? 0) + 1, last: entry })
    this.#tell(entry)
  }

  #tell(entry: Entry): void {
    entry.told = entry.finding.count // I1
    this.#recorder.note({ type: 'finding', finding: entry.finding })
  }
}
