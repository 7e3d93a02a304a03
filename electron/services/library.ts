/**
 * The bundled graphs, a course: `library.json` beside them has its topics and, in their order, its lessons; `course/<topic>.json`
 * what each lesson says and has one do.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Lesson, lessonSchema, lessonTextSchema, topicSchema } from '../../shared/course/index.ts'
import { YieldpointError } from '../../shared/errors.ts'
import { z } from '../../shared/zod.ts'

const entrySchema = lessonSchema.omit({ shows: true, watch: true, steps: true }).extend({ file: z.string() })
const indexSchema = z.strictObject({ topics: z.array(topicSchema), graphs: z.array(entrySchema) })
const textsSchema = z.record(z.string(), lessonTextSchema)

interface Index {
  readonly topics: z.infer<typeof indexSchema>['topics']
  readonly graphs: readonly (Lesson & { readonly file: string })[]
}

export class Library {
  readonly #folder: string
  readonly #index: Index

  private constructor(folder: string, index: Index) {
    this.#folder = folder
    this.#index = index
  }

  static async load(folder: string): Promise<Library> {
    const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(folder, name), 'utf8'))
    const { topics, graphs } = indexSchema.parse(await read('library.json'))
    const byTopic = await Promise.all(topics.map(async ({ id }) => textsSchema.parse(await read(`course/${id}.json`))))
    const texts = new Map(byTopic.flatMap(lessons => Object.entries(lessons)))
    // Parsed as a whole, so that a lesson that says nothing is a mistake of the course and not of a page.
    const whole = graphs.map(entry => ({
      ...lessonSchema.parse({ ...without(entry), ...texts.get(entry.id) }),
      file: entry.file,
    }))
    return new Library(folder, { topics, graphs: whole })
  }

  get topics() {
    return this.#index.topics
  }

  get entries(): Lesson[] {
    return this.#index.graphs.map(without)
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

const without = <Entry extends { file: string }>({ file: _, ...entry }: Entry): Omit<Entry, 'file'> => entry
