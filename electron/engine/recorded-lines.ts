/** The last lines that a run's tasks have logged. */
import { LOG_LIMIT, type LogLine } from '../../shared/state/run-state.ts'

export class RecordedLines {
  // I1  #lines are the last, at least LOG_LIMIT if there were as many, and #dropped those before them.
  #lines: LogLine[] = []
  #dropped = 0

  add(line: LogLine): void {
    this.#lines.push(line)
    if (this.#lines.length <= LOG_LIMIT * 2) return
    this.#dropped += this.#lines.length - LOG_LIMIT
    this.#lines = this.#lines.slice(-LOG_LIMIT)
  }

  /** As a state has them. */
  last(): { log: LogLine[]; logDropped: number } {
    const over = Math.max(0, this.#lines.length - LOG_LIMIT)
    return { log: this.#lines.slice(over), logDropped: this.#dropped + over }
  }
}
