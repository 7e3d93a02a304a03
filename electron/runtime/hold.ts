/** What `hold()` gives: it releases once, when its scope ends (`await using`) or when told to. */
export class Hold {
  #release: (() => void) | null

  constructor(release: () => void) {
    this.#release = release
  }

  release(): void {
    const release = this.#release
    this.#release = null
    release?.()
  }

  [Symbol.dispose](): void {
    this.release()
  }

  [Symbol.asyncDispose](): void {
    this.release()
  }
}
