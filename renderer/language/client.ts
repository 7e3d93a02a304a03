/** The page's end of the worker that knows TypeScript. It is started by the first question, and loads some megabytes then. */
import type { Answered, Asked, Question, Questions, Texts } from './protocol.ts'

export interface Document {
  readonly id: string
  /** The graph file's path. */
  readonly graph: string
  readonly texts: Texts
}

type Answer<Q extends Question> = Questions[Q]['res'] | null

export class LanguageClient {
  readonly #start: () => Worker
  #worker: Worker | null = null
  #doc = ''
  /** What the worker has. */
  #sent: Texts = {}
  #last = 0
  readonly #waiting = new Map<number, (answer: unknown) => void>()

  constructor(start: () => Worker = startWorker) {
    this.#start = start
  }

  /** Null: there is nothing to say, or no worker to say it. Never fails. */
  ask<Q extends Question>(
    question: Q,
    req: Questions[Q]['req'],
    document: Document,
    language: Asked['language'],
  ): Promise<Answer<Q>> {
    const id = ++this.#last
    const { promise, resolve } = Promise.withResolvers<Answer<Q>>()
    this.#waiting.set(id, resolve as (answer: unknown) => void)
    const asked: Asked<Q> = {
      id,
      question,
      req,
      doc: document.id,
      graph: document.graph,
      texts: this.#news(document),
      language,
    }
    this.#running().postMessage(asked)
    return promise
  }

  /** What has changed since the last question. */
  #news({ id, texts }: Document): Record<string, string | null> {
    const before = id === this.#doc ? this.#sent : {}
    const news: Record<string, string | null> = {}
    for (const path of Object.keys(before)) if (!(path in texts)) news[path] = null
    for (const [path, text] of Object.entries(texts)) if (before[path] !== text) news[path] = text
    this.#doc = id
    this.#sent = texts
    return news
  }

  #running(): Worker {
    if (this.#worker) return this.#worker
    const worker = this.#start()
    worker.onmessage = ({ data }: MessageEvent<Answered>) => {
      this.#waiting.get(data.id)?.(data.res)
      this.#waiting.delete(data.id)
    }
    // It could not be loaded, or has run out of memory. The next question starts another.
    worker.onerror = () => this.#giveUp()
    this.#worker = worker
    return worker
  }

  #giveUp(): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#sent = {}
    for (const resolve of this.#waiting.values()) resolve(null)
    this.#waiting.clear()
  }
}

const startWorker = (): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'typescript' })
