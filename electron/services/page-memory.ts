/**
 * What a page remembers of how it was arranged. The host keeps it: a browser forgets what belongs to an address, and each
 * start has another port.
 */
import { z } from '../../shared/zod.ts'
import { JsonFile } from './json-file.ts'

const memorySchema = z.record(z.string(), z.string())
/** A page that went wild must not fill the disk. */
const MOST_KEYS = 100

export class PageMemory {
  // I1  #file has #value, or is being written, and then again.
  #value: Record<string, string>
  readonly #file: JsonFile<typeof memorySchema>
  #writing: Promise<void> | null = null
  #changed = false

  private constructor(file: JsonFile<typeof memorySchema>, value: Record<string, string>) {
    this.#file = file
    this.#value = value
  }

  static async load(path: string): Promise<PageMemory> {
    const file = new JsonFile(path, memorySchema, {})
    return new PageMemory(file, await file.read())
  }

  get value(): Readonly<Record<string, string>> {
    return this.#value
  }

  set(key: string, text: string): void {
    const others = Object.entries(this.#value).filter(([other]) => other !== key)
    this.#value = Object.fromEntries([...others, [key, text] as const].slice(-MOST_KEYS))
    this.#changed = true
    this.#writing ??= this.#write()
  }

  /** Resolves when all is on disk that can be: it is a convenience, and nothing fails for it. */
  async flush(): Promise<void> {
    await this.#writing
  }

  async #write(): Promise<void> {
    while (this.#changed) {
      this.#changed = false
      await this.#file.write(this.#value).catch(() => undefined)
    }
    this.#writing = null
  }
}
