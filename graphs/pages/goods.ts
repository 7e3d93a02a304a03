import { sleep } from 'yieldpoint'

const PAGES = [['flour', 'salt', 'yeast'], ['milk', 'eggs', 'butter'], ['plums']]

/** Iterates over all goods, and asks for a page only when it is needed. */
export class Goods {
  #page = 0
  #left = []

  constructor(readonly log) {}

  [Symbol.asyncIterator]() {
    return this
  }

  async next() {
    while (this.#left.length === 0) {
      if (this.#page === PAGES.length) return { done: true, value: undefined }
      this.#left = await this.#fetch(this.#page++)
    }
    return { done: false, value: this.#left.shift() }
  }

  async #fetch(page) {
    this.log(`fetching page ${page + 1}`)
    await sleep(1)
    return [...PAGES[page]]
  }
}
