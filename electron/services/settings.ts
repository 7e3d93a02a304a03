/** Language and theme, the same for every viewer. */
import { type Settings, settingsSchema } from '../../shared/protocol/documents.ts'
import { JsonFile } from './json-file.ts'

const defaults: Settings = { language: 'system', theme: 'system' }

export class SettingsStore {
  #value: Settings
  readonly #file: JsonFile<typeof settingsSchema>

  private constructor(file: JsonFile<typeof settingsSchema>, value: Settings) {
    this.#file = file
    this.#value = value
  }

  static async load(path: string): Promise<SettingsStore> {
    const file = new JsonFile(path, settingsSchema, defaults)
    return new SettingsStore(file, await file.read())
  }

  get value(): Settings {
    return this.#value
  }

  /** In force at once, even where it cannot be written. */
  async set(change: { [K in keyof Settings]?: Settings[K] | undefined }): Promise<Settings> {
    const { language = this.#value.language, theme = this.#value.theme } = change
    this.#value = { language, theme }
    await this.#file.write(this.#value)
    return this.#value
  }
}
