/**
 * The runs that are kept: begun before they start, kept up to date while they go on, and found again at the next start. What a
 * folder says counts (`manifest.ts`); the catalogue only spares reading them all.
 */
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { toWire, type WireError, YieldpointError } from '../../shared/errors.ts'
import { type HandIntervention, type Recording, recordingIdSchema } from '../../shared/protocol/recordings.ts'
import { type Catalogue, NoCatalogue, openCatalogue } from './catalogue.ts'
import {
  createFolder,
  goneName,
  isLeftOver,
  type Manifest,
  type RunSources,
  readManifest,
  readSources,
  type Sources,
  unfinishedName,
  writeManifest,
} from './manifest.ts'
import { isAlive } from './owner.ts'
import { recordingId } from './recording-id.ts'

export type RecordingChange = { readonly changed: Recording } | { readonly removed: string }

/** What is known of a run before it starts. */
export type Beginning = Pick<Recording, 'title' | 'clock' | 'seed' | 'speed' | 'debug' | 'startedAtMs'> &
  Readonly<Pick<Manifest, 'workers' | 'memoryLimitMb'>> & {
    readonly planned: readonly Manifest['planned'][number][]
    readonly allowed: readonly string[]
    readonly sources: RunSources
  }

/** What is said of it afterwards: of the recording, and of the manifest around it. */
export interface Amendment {
  readonly recording?: Partial<Recording>
  readonly findings?: Manifest['findings']
  readonly digest?: string
  readonly pid?: null
}

export class Recordings {
  // I1  #all has every recording whose folder could be read when it was last looked for, #unreadable why the others could not.
  // I2  changes of one recording follow one another (#last).
  // I3  #open has the manifests of the runs that go on in this process.
  readonly #folder: string
  readonly #catalogue: Catalogue
  readonly #all = new Map<string, Recording>()
  readonly #open = new Map<string, Manifest>()
  readonly #last = new Map<string, Promise<unknown>>()
  readonly #listeners = new Set<(change: RecordingChange) => void>()
  readonly #unreadable = new Map<string, WireError>()
  #rebuilt: WireError | null = null

  private constructor(folder: string, catalogue: Catalogue) {
    this.#folder = folder
    this.#catalogue = catalogue
  }

  /** Of that folder, in which nothing is looked for: what else is in it is not ours. */
  static in(folder: string): Recordings {
    return new Recordings(folder, new NoCatalogue())
  }

  /** Never throws: what cannot be read is among the notes. */
  static async open(data: string): Promise<Recordings> {
    const { catalogue, movedTo } = openCatalogue(join(data, 'recordings.sqlite'))
    const recordings = new Recordings(join(data, 'recordings'), catalogue)
    await recordings.#find()
    const runs = recordings.#all.size
    if (movedTo !== null)
      recordings.#rebuilt = toWire(new YieldpointError('recording/catalogue-rebuilt', { kept: movedTo, runs }))
    return recordings
  }

  /** What the user should know of how they were found. */
  get notes(): WireError[] {
    return [...this.#unreadable.values(), ...(this.#rebuilt === null ? [] : [this.#rebuilt])]
  }

  /** The newest first. */
  get list(): Recording[] {
    return [...this.#all.values()].sort((a, b) => b.startedAtMs - a.startedAtMs)
  }

  onChange(listener: (change: RecordingChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** @throws YieldpointError recording/unknown */
  get(id: string): Recording {
    const recording = this.#all.get(id)
    if (recording === undefined) throw new YieldpointError('recording/unknown', { id })
    return recording
  }

  /** @throws YieldpointError recording/unknown */
  folderOf(id: string): string {
    return join(this.#folder, this.get(id).id)
  }

  manifest(id: string): Promise<Manifest> {
    return readManifest(this.folderOf(id), id)
  }

  sources(id: string): Promise<Sources> {
    return readSources(this.folderOf(id), id)
  }

  /** A folder for a run that is about to start. @throws YieldpointError files/… */
  async begin({ sources, planned, allowed, workers, memoryLimitMb, ...known }: Beginning) {
    const recording: Recording = { ...blank(recordingId(known.startedAtMs), sources.file), ...known }
    const lists = { planned: [...planned], allowed: [...allowed] }
    const more = { ...lists, byHand: [], workers, memoryLimitMb, findings: {}, digest: null }
    const manifest: Manifest = { version: 1, recording, ...more, pid: process.pid }
    this.#open.set(recording.id, manifest) // before there is a folder, in which a refresh would find a run of nobody's
    try {
      const folder = await createFolder(this.#folder, manifest, { version: 1, ...sources })
      this.#adopt(recording)
      return { id: recording.id, folder }
    } catch (error) {
      this.#open.delete(recording.id)
      throw error
    }
  }

  /** While it goes on: of what is only shown, and not worth writing down each time. */
  grew(id: string, grown: Pick<Recording, 'bytes' | 'droppedSegments' | 'duration' | 'stopped'>): void {
    const before = this.#all.get(id)
    if (before === undefined || !this.#open.has(id)) return
    const recording = { ...before, ...grown }
    this.#all.set(id, recording)
    this.#tell({ changed: recording })
  }

  /** Written down at once: a crash must not lose it. */
  intervened(id: string, intervention: HandIntervention): Promise<void> {
    return this.#change(id, manifest => {
      const byHand = [...manifest.byHand, intervention]
      return { ...manifest, byHand, recording: { ...manifest.recording, interventions: byHand.length } }
    })
  }

  /** It has ended, or more has become known of it since. */
  amend(id: string, { recording, ...more }: Amendment): Promise<void> {
    const outcome = recording?.outcome
    const over = outcome !== undefined && outcome !== 'running'
    return this.#change(
      id,
      manifest => ({ ...manifest, ...more, recording: { ...manifest.recording, ...recording } }),
      () => {
        if (over) this.#open.delete(id) // I3
      },
    )
  }

  rename(id: string, name: string | null): Promise<void> {
    const trimmed = name?.trim() || null
    return this.amend(id, { recording: { name: trimmed } })
  }

  pin(id: string, pinned: boolean): Promise<void> {
    return this.amend(id, { recording: { pinned } })
  }

  /** Never a pinned one, nor one that goes on. @throws YieldpointError recording/pinned, recording/running, files/… */
  delete(id: string): Promise<void> {
    return this.#inTurn(id, async () => {
      const recording = this.get(id)
      const name = recording.name ?? recording.title
      if (recording.outcome === 'running') throw new YieldpointError('recording/running', { name })
      const { pinned } = (await this.manifest(id).catch(() => null))?.recording ?? recording
      if (pinned) throw new YieldpointError('recording/pinned', { name })
      const gone = join(this.#folder, goneName(id))
      await rename(join(this.#folder, id), gone) // at once, so that what is left is never half a recording
      this.#forget(id)
      await rm(gone, { recursive: true, force: true }).catch(() => undefined)
    })
  }

  /** A folder that was made by somebody else, an import: it is one of ours now. */
  async adopt(id: string): Promise<Recording> {
    const { recording } = await readManifest(join(this.#folder, id), id)
    this.#adopt(recording)
    return recording
  }

  /** Where an import is unpacked: a new name, and the folder that becomes it. */
  async room(nowMs: number): Promise<{ id: string; unfinished: string; folder: string }> {
    const id = recordingId(nowMs)
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    return { id, unfinished: join(this.#folder, unfinishedName(id)), folder: join(this.#folder, id) }
  }

  /** Those that have ended and whose logs nobody has read to the end. */
  get uncounted(): Recording[] {
    return this.list.filter(({ outcome, counted }) => outcome !== 'running' && !counted)
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#last.values())
    this.#catalogue.close()
  }

  /** I1 */
  async #find(): Promise<void> {
    const names = await readdir(this.#folder).catch(() => [])
    const there = new Set(names.filter(isId))
    for (const { recording, stale } of this.#catalogue.rows()) {
      if (!there.has(recording.id)) this.#catalogue.remove(recording.id)
      else if (!stale && recording.outcome !== 'running') {
        this.#all.set(recording.id, recording)
        there.delete(recording.id)
      }
    }
    for (const id of there) await this.#read(id)
    for (const name of names.filter(isLeftOver))
      await rm(join(this.#folder, name), { recursive: true, force: true }).catch(() => undefined)
  }

  /** What other processes have done meanwhile: begun runs, ended and counted theirs, taken some away. */
  async refresh(): Promise<void> {
    const names = await readdir(this.#folder).catch(() => null)
    if (names === null) return
    const there = new Set(names.filter(isId))
    for (const id of this.#all.keys()) if (!there.has(id) && !this.#open.has(id)) this.#forget(id)
    for (const id of this.#unreadable.keys()) if (!there.has(id)) this.#unreadable.delete(id)
    for (const id of there) if (this.#mayHaveChanged(id)) await this.#read(id)
  }

  #mayHaveChanged(id: string): boolean {
    if (this.#open.has(id)) return false
    const known = this.#all.get(id)
    return known === undefined || known.outcome === 'running' || !known.counted
  }

  async #read(id: string): Promise<void> {
    try {
      const manifest = await readManifest(join(this.#folder, id), id)
      this.#unreadable.delete(id)
      this.#adopt(manifest.recording)
      if (manifest.recording.outcome !== 'running' || isAlive(manifest.pid)) return
      await this.amend(id, { recording: { outcome: 'interrupted' }, pid: null })
    } catch (error) {
      this.#unreadable.set(id, toWire(error))
    }
  }

  #change(id: string, change: (manifest: Manifest) => Manifest, then: () => void = () => {}): Promise<void> {
    return this.#inTurn(id, async () => {
      const folder = this.folderOf(id)
      const before = this.#open.get(id) ?? (await readManifest(folder, id))
      const manifest = change({ ...before, recording: { ...before.recording, ...this.#grown(id) } })
      if (this.#open.has(id)) this.#open.set(id, manifest)
      this.#catalogue.mark(id)
      await writeManifest(folder, manifest)
      then()
      this.#adopt(manifest.recording)
    })
  }

  /** What has grown since its manifest was written. */
  #grown(id: string): Partial<Recording> {
    const shown = this.#open.has(id) ? this.#all.get(id) : undefined
    if (shown === undefined) return {}
    const { bytes, droppedSegments, duration, stopped } = shown
    return { bytes, droppedSegments, duration, stopped }
  }

  #inTurn(id: string, act: () => Promise<void>): Promise<void> {
    const next = (this.#last.get(id) ?? Promise.resolve()).catch(() => undefined).then(act)
    this.#last.set(id, next)
    const done = () => {
      if (this.#last.get(id) === next) this.#last.delete(id)
    }
    next.then(done, done)
    return next
  }

  #adopt(recording: Recording): void {
    this.#all.set(recording.id, recording)
    this.#catalogue.put(recording)
    this.#tell({ changed: recording })
  }

  #forget(id: string): void {
    this.#catalogue.remove(id)
    this.#all.delete(id)
    this.#tell({ removed: id })
  }

  #tell(change: RecordingChange): void {
    for (const listener of this.#listeners) listener(change)
  }
}

const isId = (name: string): boolean => recordingIdSchema.safeParse(name).success

const blank = (id: string, file: string) => ({
  id,
  file,
  name: null,
  duration: 0,
  outcome: 'running' as const,
  error: null,
  tasks: 0,
  events: 0,
  findings: 0,
  bytes: 0,
  droppedSegments: 0,
  counted: false,
  pinned: false,
  imported: false,
  interventions: 0,
  stopped: null,
})
