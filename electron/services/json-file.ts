/**
 * A small value kept as a JSON file. What cannot be read, or is not what it should be, is put aside as `NAME.bad` and the
 * fallback taken: settings must never keep the app from starting. Writes are atomic and follow one another.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { z } from '../../shared/zod.ts'

export class JsonFile<Schema extends z.ZodType> {
  #last: Promise<unknown> = Promise.resolve()
  readonly #path: string
  readonly #schema: Schema
  readonly #fallback: z.infer<Schema>

  constructor(path: string, schema: Schema, fallback: z.infer<Schema>) {
    this.#path = path
    this.#schema = schema
    this.#fallback = fallback
  }

  async read(): Promise<z.infer<Schema>> {
    try {
      return this.#schema.parse(JSON.parse(await readFile(this.#path, 'utf8')))
    } catch (error) {
      if (!isMissing(error)) await rename(this.#path, `${this.#path}.bad`).catch(() => undefined)
      return this.#fallback
    }
  }

  write(value: z.infer<Schema>): Promise<void> {
    const next = this.#last.then(() => this.#replace(`${JSON.stringify(value, null, 2)}\n`))
    this.#last = next.catch(() => undefined)
    return next
  }

  async #replace(text: string): Promise<void> {
    const beside = `${this.#path}.${process.pid}.new`
    await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 })
    await writeFile(beside, text, { mode: 0o600 })
    await rename(beside, this.#path)
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
