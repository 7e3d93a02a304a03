/** Pushes to every viewer: each is made text once, however many look on. */
import type { PushFrame } from '../../shared/protocol/host.ts'
import type { Push } from '../../shared/protocol/pushes.ts'

export class Hub {
  readonly #listeners = new Set<(text: string, push: Push) => void>()

  push(push: Push): void {
    const text = JSON.stringify({ push } satisfies PushFrame)
    for (const listener of this.#listeners) listener(text, push)
  }

  onPush(listener: (text: string, push: Push) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
