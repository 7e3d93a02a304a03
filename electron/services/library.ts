/** The bundled graphs, a course: `library.json` beside them has its topics and, in their order, its lessons. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { YieldpointError } from '../../shared/errors.ts'
import { type LibraryEntry, libraryEntrySchema, topicSchema } from '../../shared/protocol/documents.ts'
import { z } from '../../shared/zod.ts'

const indexSchema = z.object({
  topics: z.array(topicSchema),
  graphs: z.array(libraryEntrySchema.extend({ file: z.string() })),
})

export class Library {
  readonly #folder: string
  readonly #index: z.infer<typeof indexSchema>

  private constructor(folder: string, index: z.infer<typeof indexSchema>) {
    this.#folder = folder
    this.#index = index
  }

  static async load(folder: string): Promise<Library> {
    return new Library(folder, indexSchema.parse(JSON.parse(await readFile(join(folder, 'library.json'), 'utf8'))))
  }

  get topics() {
    return this.#index.topics
  }

  get entries(): LibraryEntry[] {
    return this.#index.graphs.map(({ file: _, ...entry }) => entry)
  }

  /** @throws YieldpointError host/unknown-bundled */
  pathOf(id: string): string {
    return join(this.#folder, this.#get(id).file)
  }

  /** Null: this version does not have it. */
  find(id: string): string | null {
    const graph = this.#index.graphs.find(entry => entry.id === id)
    return graph === undefined ? null : join(this.#folder, graph.file)
  }

  /** @throws YieldpointError host/unknown-bundled, also of a graph that corresponds to none */
  async pythonOf(id: string): Promise<string> {
    const { python } = this.#get(id)
    if (python === null) throw new YieldpointError('host/unknown-bundled', { id })
    return readFile(join(this.#folder, '..', python), 'utf8')
  }

  #get(id: string) {
    const graph = this.#index.graphs.find(entry => entry.id === id)
    if (!graph) throw new YieldpointError('host/unknown-bundled', { id })
    return graph
  }
}
