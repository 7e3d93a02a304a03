/**
 * What the user has allowed to each graph file, remembered by its path. An answer holds for one declaration: a file that asks for
 * something else, more or less, is asked about again, with what was said before as the proposal.
 */
import { type Grant, grantSchema, type Permission } from '../../shared/protocol/documents.ts'
import { z } from '../../shared/zod.ts'
import { JsonFile } from './json-file.ts'

const listSchema = z.array(grantSchema)

/** Graphs without a file are asked for, too, and forgotten with the program. */
const KEPT_IN_MEMORY = 'unsaved:'

export const unsavedFile = (doc: string): string => KEPT_IN_MEMORY + doc

export class Grants {
  #grants: readonly Grant[]
  readonly #store: JsonFile<typeof listSchema>
  readonly #listeners = new Set<(file: string) => void>()

  private constructor(store: JsonFile<typeof listSchema>, grants: readonly Grant[]) {
    this.#store = store
    this.#grants = grants
  }

  static async load(path: string): Promise<Grants> {
    const store = new JsonFile(path, listSchema, [])
    return new Grants(store, await store.read())
  }

  /** The newest first. */
  get list(): Grant[] {
    return [...this.#grants]
  }

  onChange(listener: (file: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  permissions(file: string, items: readonly string[]): Permission[] {
    const said = new Map(this.#of(file)?.items.map(({ item, allowed }) => [item, allowed]))
    return items.map(item => ({ item, allowed: said.get(item) ?? null }))
  }

  /** Whether the user was asked about exactly this. */
  answered(file: string, items: readonly string[]): boolean {
    const asked = new Set(this.#of(file)?.items.map(({ item }) => item))
    return items.length === 0 || (asked.size === new Set(items).size && items.every(item => asked.has(item)))
  }

  /** What of `items` may be done. Nothing, as long as it is not answered. */
  allowed(file: string, items: readonly string[]): string[] {
    if (!this.answered(file, items)) return []
    return this.permissions(file, items).flatMap(({ item, allowed }) => (allowed ? [item] : []))
  }

  answer(file: string, items: readonly string[], allowed: readonly string[]): Promise<void> {
    const grant = { file, items: items.map(item => ({ item, allowed: allowed.includes(item) })) }
    return this.#become([grant, ...this.#grants.filter(other => other.file !== file)], file)
  }

  revoke(file: string): Promise<void> {
    return this.#become(
      this.#grants.filter(other => other.file !== file),
      file,
    )
  }

  #of(file: string): Grant | undefined {
    return this.#grants.find(grant => grant.file === file)
  }

  /** In force at once, even where it cannot be written. */
  async #become(grants: readonly Grant[], file: string): Promise<void> {
    this.#grants = grants
    for (const listener of this.#listeners) listener(file)
    await this.#store.write(grants.filter(grant => !grant.file.startsWith(KEPT_IN_MEMORY)))
  }
}
