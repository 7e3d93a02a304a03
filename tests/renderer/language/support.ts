import { answer } from '../../../renderer/language/answer.ts'
import { Project } from '../../../renderer/language/project.ts'
import type { Question, Questions, Texts } from '../../../renderer/language/protocol.ts'

export const GRAPH = 'kitchen.taskgraph.yaml'

/** One document. `‸` in a text says where the cursor is, and is not part of it. */
export class Kitchen {
  readonly #project = new Project()
  readonly texts: Texts
  readonly #cursors: Record<string, number> = {}

  constructor(marked: Texts) {
    this.texts = Object.fromEntries(
      Object.entries(marked).map(([path, text]) => {
        const at = text.indexOf('‸')
        if (at >= 0) this.#cursors[path] = at
        return [path, at < 0 ? text : text.slice(0, at) + text.slice(at + 1)]
      }),
    )
    this.#project.update('doc', GRAPH, this.texts)
  }

  /** At the cursor of a file. */
  ask<Q extends Question>(question: Q, path: string, more: object = {}): Questions[Q]['res'] {
    const req = { path, at: this.#cursors[path] ?? null, ...more } as unknown as Questions[Q]['req']
    return answer(this.#project, question, req)
  }

  /** The project as it goes on with other texts. */
  change(texts: Texts): void {
    this.#project.update('doc', GRAPH, { ...this.texts, ...texts })
  }

  /** The text at a span, with its line and column from 1. */
  at({ path, from, to }: { path: string; from: number; to: number }): string {
    const text = this.texts[path] ?? ''
    const before = text.slice(0, from).split('\n')
    return `${path}:${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${text.slice(from, to)}`
  }

  labels(path: string): string[] {
    return this.ask('complete', path)?.items.map(({ label }) => label) ?? []
  }

  mistakes(path: string): string[] {
    return this.ask('mistakes', path).map(({ code, ...span }) => `${code} ${this.at({ path, ...span })}`)
  }
}

/** A graph with one script file of two tasks, one script in the file, and a function. */
export const graph = (owner = 'opening.set()'): string => `taskgraph: 1
resources:
  opening: { type: event }
  orders: { type: queue, maxsize: 3 }
  oven: { type: semaphore, value: 1 }
  sold: { type: cell, value: 0 }
functions:
  price: 'export default (pizzas: number) => pizzas * 900'
tasks:
  owner:
    script: |
      import { sleep } from 'yieldpoint'

      export default async function owner({ opening }) {
        await sleep(1)
        ${owner}
        return { at: 'eight' }
      }
  chef: { copies: 2, after: [owner], script: ./chef.ts }
  bill: { after: [chef, owner], script: ./bill.js }
  rest: { after: [bill], sleep: 1 }
`

export const CHEF = `export default async function chef({ orders, copy }) {
  const pizza = await orders.get()
  return copy + 1
}
`
export const BILL = 'export default ({ inputs, log }) => log(inputs)\n'
