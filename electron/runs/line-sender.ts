/** The full log on its way: a line of JSON an event, sent in pieces. */
import type { RunEvent } from '../../shared/protocol/events.ts'

/** Characters. */
const PIECE = 64 * 1024

export class LineSender {
  #lines: string[] = []
  #size = 0
  readonly #send: (text: string) => void

  constructor(send: (text: string) => void) {
    this.#send = send
  }

  add(event: RunEvent): void {
    const line = `${JSON.stringify(event)}\n`
    this.#lines.push(line)
    this.#size += line.length
    if (this.#size >= PIECE) this.flush()
  }

  flush(): void {
    if (this.#lines.length === 0) return
    this.#send(this.#lines.join(''))
    this.#lines = []
    this.#size = 0
  }
}
