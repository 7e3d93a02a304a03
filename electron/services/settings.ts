/** What the user has set, the same for every viewer. */
import { DEFAULT_SETTINGS, keptSettingsSchema, type Settings } from '../../shared/protocol/documents.ts'
import { JsonFile } from './json-file.ts'

export class SettingsStore {
  #value: Settings
  readonly #file: JsonFile<typeof keptSettingsSchema>

  private constructor(file: JsonFile<typeof keptSettingsSchema>, value: Settings) {
    this.#file = file
    this.#value = value
  }

  static async load(path: string): Promise<SettingsStore> {
    const file = new JsonFile(path, keptSettingsSchema, DEFAULT_SETTINGS)
    return new SettingsStore(file, await file.read())
  }

  get value(): Settings {
    return this.#value
  }

  /** In force at once, even where it cannot be written. */
  async set(change: { [K in keyof Settings]?: Settings[K] | undefined }): Promise<Settings> {
    const said = Object.entries(change).filter(([, value]) => value !== undefined)
    this.#value = { ...this.#value, ...Object.fromEntries(said) }
    await this.#file.write(this.#value)
    return this.#value
  }
}
