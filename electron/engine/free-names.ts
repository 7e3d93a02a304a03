/** Names for resources that scripts make: one that was given once stays, further ones and those without get a number. */
export class FreeNames {
  readonly #counts = new Map<string, number>()

  /** `given`: by the script, as opposed to what kind of thing it is. */
  take(name: string, given: boolean): string {
    const count = (this.#counts.get(name) ?? 0) + 1
    this.#counts.set(name, count)
    return given && count === 1 ? name : `${name}-${count}`
  }
}
