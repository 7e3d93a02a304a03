/** The open documents: opened once each, saved atomically, and followed on disk. */
import { dirname, extname, join, resolve } from 'node:path'
import { YieldpointError } from '../../shared/errors.ts'
import { TEMPLATES, type TemplateId } from '../../shared/graph/templates/index.ts'
import type { Doc, Permission } from '../../shared/protocol/documents.ts'
import type { Disk } from './disk.ts'
import type { Draft, LeftDraft } from './drafts/index.ts'
import { OpenDocument, type Origin, originOf } from './open-document.ts'

export type DocumentChange = { changed: Doc } | { closed: string }

/** What the user has said to what a file asks for. */
export type PermissionsOf = (file: string, items: readonly string[]) => Permission[]

const ENDING = '.taskgraph.yaml'

export class Documents {
  readonly #open = new Map<string, OpenDocument>()
  readonly #watches = new Map<string, Map<string, () => void>>()
  readonly #listeners = new Set<(change: DocumentChange) => void>()
  readonly #disk: Disk
  readonly #permissions: PermissionsOf
  readonly #newId: () => string
  #untitled = 0
  /** Waited for before a document's texts go to disk: what is kept of it must know them first, or a crash makes them another program's. */
  beforeWrite: (doc: string) => Promise<void> = async () => {}

  constructor(
    disk: Disk,
    newId: () => string = () => crypto.randomUUID(),
    permissions: PermissionsOf = (_, items) => items.map(item => ({ item, allowed: null })),
  ) {
    this.#disk = disk
    this.#permissions = permissions
    this.#newId = newId
  }

  get list(): Doc[] {
    return [...this.#open.values()].map(document => this.#toDoc(document))
  }

  get dirty(): Doc[] {
    return [...this.#open.values()].filter(document => document.dirty).map(document => this.#toDoc(document))
  }

  onChange(listener: (change: DocumentChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  has(id: string | null): boolean {
    return id !== null && this.#open.has(id)
  }

  /** @throws YieldpointError host/unknown-document */
  get(id: string): OpenDocument {
    const document = this.#open.get(id)
    if (!document) throw new YieldpointError('host/unknown-document', { doc: id })
    return document
  }

  /** As viewers see it. @throws YieldpointError host/unknown-document */
  doc(id: string): Doc {
    return this.#toDoc(this.get(id))
  }

  async open(path: string): Promise<Doc> {
    const origin = originOf(resolve(path))
    const text = await this.#disk.read(resolve(path))
    return this.#at(origin.path) ?? this.#add(origin, text)
  }

  async openBundled(id: string, path: string): Promise<Doc> {
    const text = await this.#disk.read(path)
    const known = [...this.#open.values()].find(document => document.origin.bundled === id)
    return (known && this.#toDoc(known)) ?? this.#add({ ...originOf(path), path: null, bundled: id }, text)
  }

  /** `scripts`: by path from its folder on, where it has none on disk. */
  openText(name: string, text: string, scripts: Readonly<Record<string, string>> = {}): Doc {
    const document = new OpenDocument(
      this.#newId(),
      { name, path: null, bundled: null, folder: null },
      text,
      this.#disk,
    )
    document.restore(Object.entries(scripts).map(([path, script]) => ({ path, text: script, saved: null })))
    return this.#put(document)
  }

  create(template: TemplateId = 'empty'): Doc {
    this.#untitled += 1
    return this.openText(`untitled-${this.#untitled}${ENDING}`, TEMPLATES[template])
  }

  /**
   * Opens a document as an earlier app left it. Null if there is nothing to open: its file is gone, and it had no changes.
   * `pathOf`: where a bundled graph is, null for one that this version does not have.
   */
  async restore({ doc: id, draft }: LeftDraft, pathOf: (bundled: string) => string | null): Promise<Doc | null> {
    const at = draft.path ?? (draft.bundled === null ? null : pathOf(draft.bundled))
    const onDisk = at === null ? null : await this.#disk.read(at).catch(() => null)
    const text = onDisk ?? draft.files.find(file => file.path === draft.name)?.text
    if (text === undefined || this.#open.has(id) || this.#at(draft.path)) return null
    this.#untitled = Math.max(this.#untitled, Number(/^untitled-(\d{1,6})\./.exec(draft.name)?.[1] ?? 0))
    const origin = at === null ? { name: draft.name, folder: null } : originOf(at)
    const bundled = draft.path === null && at !== null ? draft.bundled : null
    const document = new OpenDocument(id, { ...origin, path: draft.path, bundled }, text, this.#disk)
    if (at !== null && onDisk === null) document.seenOnDisk(origin.name, null)
    document.restore(draft.files)
    return this.#put(document)
  }

  /** As it is to be kept beside its file. @throws YieldpointError host/unknown-document */
  draft(id: string): Draft {
    return this.get(id).toDraft([...this.#open.keys()].indexOf(id))
  }

  /** The user has said something else to it. */
  permissionsChanged(file: string): void {
    for (const document of this.#open.values()) if (document.file === file) this.#changed(document)
  }

  edit(id: string, file: string, text: string): Doc {
    const document = this.get(id)
    document.edit(file, text)
    return this.#changed(document)
  }

  /** Takes what another program left of a file in the place of what was typed. */
  reload(id: string, file: string): Doc {
    const document = this.get(id)
    document.reload(file)
    return this.#changed(document)
  }

  /** Keeps what was typed, whatever another program left. */
  keep(id: string, file: string): Doc {
    const document = this.get(id)
    document.keep(file)
    return this.#changed(document)
  }

  /** Scripts before the graph: what is on disk never names a script that is not there yet. */
  async save(id: string): Promise<Doc> {
    const document = this.get(id)
    const { path, folder, name } = document.origin
    if (path === null || folder === null) throw new YieldpointError('host/needs-place', { name })
    for (const file of document.dirtyFiles().toReversed()) await this.#write(document, folder, file)
    return this.#changed(document)
  }

  /** Takes the scripts along. Never replaces a script that is there with another text, nor another open document. */
  async saveAs(id: string, chosen: string): Promise<Doc> {
    const document = this.get(id)
    const to = originOf(resolve(extname(chosen) === '' ? `${chosen}${ENDING}` : chosen))
    if (to.path === document.origin.path) return this.save(id)
    if (this.#at(to.path)) throw new YieldpointError('host/would-overwrite', { path: to.name })
    const [, ...scripts] = document.files
    if (to.folder !== null && to.folder !== document.origin.folder)
      await this.#copyScripts(document, to.folder, scripts)
    const text = document.text(document.origin.name)
    await this.#disk.write(resolve(to.path as string), text)
    document.move(to)
    document.markSaved(to.name, text)
    return this.#changed(document)
  }

  /** @throws YieldpointError host/unsaved-changes */
  close(id: string, discard: boolean): void {
    const document = this.get(id)
    if (document.dirty && !discard) throw new YieldpointError('host/unsaved-changes', { name: document.origin.name })
    this.#open.delete(id)
    for (const unwatch of this.#watches.get(id)?.values() ?? []) unwatch()
    this.#watches.delete(id)
    this.#tell({ closed: id })
  }

  dispose(): void {
    for (const id of [...this.#open.keys()]) this.close(id, true)
  }

  async #copyScripts(document: OpenDocument, folder: string, scripts: readonly string[]): Promise<void> {
    for (const script of scripts) {
      const there = this.#disk.readScript(folder, script)
      if (there !== null && there !== document.text(script))
        throw new YieldpointError('host/would-overwrite', { path: join(folder, script) })
    }
    for (const script of scripts) {
      await this.#disk.makeFolder(dirname(join(folder, script)))
      await this.#write(document, folder, script)
    }
  }

  async #write(document: OpenDocument, folder: string, file: string): Promise<void> {
    const text = document.text(file)
    document.markSaving(file, text)
    try {
      await this.beforeWrite(document.id)
      await this.#disk.write(join(folder, file), text)
      document.markSaved(file, text)
    } catch (error) {
      document.markSaving(file, null)
      throw error
    }
  }

  #at(path: string | null): Doc | null {
    const known = [...this.#open.values()].find(document => path !== null && document.origin.path === path)
    return known ? this.#toDoc(known) : null
  }

  #add(origin: Origin, text: string): Doc {
    return this.#put(new OpenDocument(this.#newId(), origin, text, this.#disk))
  }

  #put(document: OpenDocument): Doc {
    this.#open.set(document.id, document)
    this.#watches.set(document.id, new Map())
    return this.#changed(document)
  }

  #changed(document: OpenDocument): Doc {
    this.#follow(document)
    const doc = this.#toDoc(document)
    this.#tell({ changed: doc })
    return doc
  }

  /** Watches exactly the files that the document has now. Bundled graphs do not change. */
  #follow(document: OpenDocument): void {
    const { path, folder } = document.origin
    const watches = this.#watches.get(document.id)
    if (path === null || folder === null || !watches) return
    const wanted = new Map(document.files.map(file => [join(folder, file), file]))
    for (const [at, unwatch] of watches) if (!wanted.has(at) && watches.delete(at)) unwatch()
    for (const [at, file] of wanted) {
      if (!watches.has(at))
        watches.set(
          at,
          this.#disk.watch(at, () => void this.#reread(document, at, file)),
        )
    }
  }

  async #reread(document: OpenDocument, path: string, file: string): Promise<void> {
    const text = await this.#disk.read(path).catch(() => null)
    if (this.#open.has(document.id) && document.seenOnDisk(file, text)) this.#changed(document)
  }

  #toDoc(document: OpenDocument): Doc {
    return document.toDoc(this.#permissions(document.file, document.asks))
  }

  #tell(change: DocumentChange): void {
    for (const listener of this.#listeners) listener(change)
  }
}
