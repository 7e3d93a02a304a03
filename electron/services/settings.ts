/** What the user has chosen, the same for every viewer. */
import { type Settings, settingsSchema } from '../../shared/protocol/documents.ts'
import { DEFAULT_RETENTION } from '../../shared/protocol/recordings.ts'
import { JsonFile } from './json-file.ts'

const defaults: Settings = { language: 'system', theme: 'system', retention: DEFAULT_RETENTION }

/** A file of an earlier version lacks what came later. */
const keptSchema = settingsSchema.partial()
type Change = { [K in keyof Settings]?: Settings[K] | undefined }

export class SettingsStore {
  #value: Settings
  readonly #file: JsonFile<typeof keptSchema>

  private constructor(file: JsonFile<typeof keptSchema>, value: Settings) {
    this.#file = file
    this.#value = value
  }

  static async load(path: string): Promise<SettingsStore> {
    const file = new JsonFile(path, keptSchema, {})
    return new SettingsStore(file, changed(defaults, await file.read()))
  }

  get value(): Settings {
    return this.#value
  }

  /** In force at once, even where it cannot be written. */
  async set(change: Change): Promise<Settings> {
    this.#value = changed(this.#value, change)
    await this.#file.write(this.#value)
    return this.#value
  }
}

function changed(settings: Settings, change: Change): Settings {
  const defined = Object.entries(change).filter(([, value]) => value !== undefined)
  return { ...settings, ...Object.fromEntries(defined) }
}
