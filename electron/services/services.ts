/** What stands behind all fronts: documents, library, settings, recent files and runs, and the pushes about them. */
import { join } from 'node:path'
import { type Language, YieldpointError } from '../../shared/errors.ts'
import type { Doc, Settings } from '../../shared/protocol/documents.ts'
import { type JobRunner, jobRunner, Recordings } from '../recordings/index.ts'
import { type RunSource, Supervisor } from '../runs/index.ts'
import { type Disk, disk } from './disk.ts'
import { Documents } from './documents.ts'
import { Drafts, DraftsFolder } from './drafts/index.ts'
import { Grants } from './grants.ts'
import { Hub } from './hub.ts'
import { KeptRuns } from './kept/index.ts'
import { Library } from './library.ts'
import type { Locations } from './locations.ts'
import { PageMemory } from './page-memory.ts'
import { findProgram } from './programs.ts'
import { RecentFiles } from './recent.ts'
import { SettingsStore } from './settings.ts'

export interface ServicesOptions {
  locations: Locations
  /** Where settings and recordings are kept. */
  data: string
  language: Language
  disk?: Disk
}

interface Parts {
  library: Library
  settings: SettingsStore
  recent: RecentFiles
  documents: Documents
  grants: Grants
  runs: Supervisor
  recordings: Recordings
  job: JobRunner
  draftsFolder: DraftsFolder
  memory: PageMemory
}

export class Services {
  readonly hub = new Hub()
  readonly version: string
  readonly language: Language
  readonly library: Library
  readonly documents: Documents
  readonly grants: Grants
  readonly runs: Supervisor
  readonly recordings: Recordings
  readonly kept: KeptRuns
  readonly drafts: Drafts
  readonly memory: PageMemory
  readonly #draftsFolder: DraftsFolder
  readonly #stopKeeping: () => void
  readonly #settings: SettingsStore
  readonly #recent: RecentFiles
  #activeDoc: string | null = null

  private constructor({ locations, language }: ServicesOptions, parts: Parts) {
    this.version = locations.version
    this.language = language
    this.library = parts.library
    this.documents = parts.documents
    this.grants = parts.grants
    this.runs = parts.runs
    this.recordings = parts.recordings
    this.#settings = parts.settings
    this.#recent = parts.recent
    this.documents.onChange(change =>
      this.hub.push(
        'changed' in change ? { type: 'doc.changed', doc: change.changed } : { type: 'doc.closed', doc: change.closed },
      ),
    )
    this.memory = parts.memory
    this.#draftsFolder = parts.draftsFolder
    this.drafts = new Drafts(parts.draftsFolder.path, error => this.hub.push({ type: 'host.trouble', error }))
    const keep = (doc: string): void => this.drafts.keep(doc, () => this.documents.draft(doc))
    this.#stopKeeping = this.documents.onChange(change => {
      if ('closed' in change) void this.drafts.forget(change.closed)
      else keep(change.changed.id)
    })
    this.documents.beforeWrite = doc => {
      keep(doc)
      return this.drafts.flush(doc)
    }
    this.grants.onChange(file => this.documents.permissionsChanged(file))
    this.runs.onChange(run =>
      this.hub.push('removed' in run ? { type: 'run.removed', run: run.removed } : { type: 'run.listed', run }),
    )
    this.kept = new KeptRuns({
      ...parts,
      retention: () => this.settings.retention,
      push: push => this.hub.push(push),
      nowMs: Date.now,
    })
  }

  static async create(options: ServicesOptions): Promise<Services> {
    const { locations, data } = options
    const grants = await Grants.load(join(data, 'permissions.json'))
    const services = new Services(options, {
      library: await Library.load(locations.graphs),
      settings: await SettingsStore.load(join(data, 'settings.json')),
      recent: await RecentFiles.load(join(data, 'recent.json'), Date.now),
      documents: new Documents(options.disk ?? disk, undefined, (file, items) => grants.permissions(file, items)),
      grants,
      runs: new Supervisor({ thread: locations.thread, poolWorker: locations.poolWorker, spare: true }),
      recordings: await Recordings.open(data),
      job: jobRunner(locations.recordingsThread),
      memory: await PageMemory.load(join(data, 'page.json')),
      draftsFolder: await DraftsFolder.claim(join(data, 'drafts')),
    })
    await services.#restore()
    void services.kept.tidy()
    return services
  }

  get settings(): Settings {
    return this.#settings.value
  }

  get recent() {
    return this.#recent.list
  }

  /** What a page that opens now shows first: the file the program was started with. */
  get activeDoc(): string | null {
    return this.documents.has(this.#activeDoc) ? this.#activeDoc : null
  }

  async changeSettings(change: Parameters<SettingsStore['set']>[0]): Promise<Settings> {
    const settings = await this.#settings.set(change)
    this.hub.push({ type: 'settings.changed', settings })
    if (change.retention !== undefined) await this.kept.cleanUp()
    return settings
  }

  async openFile(path: string): Promise<Doc> {
    try {
      const doc = await this.documents.open(path)
      await this.#remember(doc)
      return doc
    } catch (error) {
      if (error instanceof YieldpointError && error.code === 'files/not-found') await this.#forget(path)
      throw error
    }
  }

  /** For a file that was named outside the page: by argument, menu or a second start. */
  async show(path: string): Promise<Doc> {
    const doc = await this.openFile(path)
    this.#activeDoc = doc.id
    this.hub.push({ type: 'doc.show', doc: doc.id })
    return doc
  }

  /** Watches a program that was named outside the page, or the only one there is, and shows it. @throws YieldpointError program/… */
  async attach(wanted: string | null, secret: string | null = null): Promise<RunSource> {
    const run = await this.kept.attach(await findProgram(wanted, secret))
    this.hub.push({ type: 'run.show', run: run.id })
    return run
  }

  async saveAs(id: string, path: string): Promise<Doc> {
    const doc = await this.documents.saveAs(id, path)
    await this.#remember(doc)
    return doc
  }

  /** What is open stays kept, for the next start. */
  async close(): Promise<void> {
    this.#stopKeeping()
    await Promise.all([this.drafts.flush(), this.memory.flush()])
    await this.#draftsFolder.release()
    this.documents.dispose()
    await this.runs.close()
    await this.kept.close()
  }

  /** Opens what was open when an earlier app ended, however it did. */
  async #restore(): Promise<void> {
    for (const left of await this.drafts.left()) {
      const doc = await this.documents.restore(left, id => this.library.find(id))
      if (doc === null) await this.drafts.forget(left.doc)
    }
  }

  /** The list is a convenience: a file that opens must not fail because the list cannot be written. */
  async #remember({ path }: Doc): Promise<void> {
    if (path !== null) await this.#recent.add(path).catch(() => undefined)
    this.hub.push({ type: 'recent.changed', recent: this.recent })
  }

  async #forget(path: string): Promise<void> {
    const removed = await this.#recent.remove(path).catch(() => true)
    if (removed) this.hub.push({ type: 'recent.changed', recent: this.recent })
  }
}
