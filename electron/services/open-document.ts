/**
 * One open document: the working copies of a graph file and of the scripts it uses, checked as a whole after every change.
 *
 * I1  `#files` begins with the graph file; the others are the scripts it uses (used, as long as it has a mistake), and those
 *     with unsaved text.
 * I2  A file is dirty if and only if its text is not what was last seen on disk (`saved`; null: nothing is there).
 */
import { basename, dirname } from 'node:path'
import { YieldpointError } from '../../shared/errors.ts'
import type { Graph } from '../../shared/graph/model.ts'
import type { GraphOutline } from '../../shared/graph/outline.ts'
import { outlineOfText } from '../../shared/graph/outline-of-text.ts'
import { itemsOf } from '../../shared/graph/permissions.ts'
import type { Problem } from '../../shared/graph/problem.ts'
import type { Doc, Permission } from '../../shared/protocol/documents.ts'
import { checkDocument, type RenameResult, renameInDocument } from '../runs/index.ts'
import type { Disk } from './disk.ts'
import type { Draft } from './drafts/index.ts'
import { unsavedFile } from './grants.ts'

interface WorkingFile {
  text: string
  saved: string | null
  /** Its text on the way to disk: once that is there, it is no other program's. */
  saving: string | null
  /** What another program did to it while it had unsaved text. */
  note: 'host/changed-on-disk' | 'host/gone-from-disk' | null
}

/** Where a document comes from. A bundled graph has a folder to read scripts from, but no path to save to. */
export interface Origin {
  name: string
  path: string | null
  bundled: string | null
  folder: string | null
}

export const originOf = (path: string): Origin => ({
  name: basename(path),
  path,
  bundled: null,
  folder: dirname(path),
})

const fileOf = (text: string, saved: string | null): WorkingFile => ({ text, saved, saving: null, note: null })

const isDirty = (file: WorkingFile): boolean => file.text !== file.saved

export class OpenDocument {
  readonly id: string
  #origin: Origin
  #files: Map<string, WorkingFile>
  #graph: Graph | null = null
  /** Of the last text that could be read, mistakes and all. */
  #outline: GraphOutline | null = null
  #problems: readonly Problem[] = []
  readonly #disk: Disk

  constructor(id: string, origin: Origin, text: string, disk: Disk) {
    this.id = id
    this.#origin = origin
    this.#files = new Map([[origin.name, fileOf(text, text)]])
    this.#disk = disk
    this.#check()
  }

  get origin(): Origin {
    return this.#origin
  }

  get graph(): Graph | null {
    return this.#graph
  }

  get mistakes(): number {
    return this.#problems.filter(problem => problem.severity === 'error').length
  }

  get dirty(): boolean {
    return [...this.#files.values()].some(isDirty)
  }

  /** What the user's answers to it are remembered by. */
  get file(): string {
    const { path, bundled } = this.#origin
    return path ?? (bundled === null ? unsavedFile(this.id) : `bundled:${bundled}`)
  }

  /** What it asks for outside of its runs. */
  get asks(): readonly string[] {
    return this.#graph === null ? [] : itemsOf(this.#graph.permissions)
  }

  /** The graph file first. */
  get files(): readonly string[] {
    return [...this.#files.keys()]
  }

  /** The text of each of its scripts as it is here. */
  get scripts(): Record<string, string> {
    const [, ...scripts] = this.#files
    return Object.fromEntries(scripts.map(([path, file]) => [path, file.text]))
  }

  /** The scripts whose text here is not the one on disk. */
  get overlay(): Record<string, string> {
    const [, ...scripts] = this.#files
    return Object.fromEntries(scripts.filter(([, file]) => isDirty(file)).map(([path, file]) => [path, file.text]))
  }

  text(path: string): string {
    return this.#file(path).text
  }

  edit(path: string, text: string): void {
    this.#file(path).text = text
    this.#check()
  }

  /** Changes nothing. @throws YieldpointError what cannot be called so */
  renamed(from: string, to: string): RenameResult {
    const { name: file, folder } = this.#origin
    return renameInDocument(this.text(file), from, to, { file, folder, overlay: this.overlay })
  }

  /** As it was last seen there; null: nothing is there. */
  onDisk(path: string): string | null {
    return this.#file(path).saved
  }

  /** Gives up what was typed for what is on disk; of a file that is gone there is nothing to take. */
  reload(path: string): void {
    const file = this.#file(path)
    if (file.saved !== null) Object.assign(file, { text: file.saved, note: null })
    this.#check()
  }

  /** What another program did is known, and the typed text stays. */
  keep(path: string): void {
    this.#file(path).note = null
  }

  /** `text` is about to be written; null: that failed. */
  markSaving(path: string, text: string | null): void {
    this.#file(path).saving = text
  }

  /** `text` is on disk now. */
  markSaved(path: string, text: string): void {
    Object.assign(this.#file(path), { saved: text, saving: null, note: null })
    this.#check()
  }

  /** The graph file got a new place; its scripts went with it. */
  move(origin: Origin): void {
    const [[, graph], ...scripts] = [...this.#files] as [[string, WorkingFile], ...[string, WorkingFile][]]
    this.#files = new Map([[origin.name, graph], ...scripts])
    this.#origin = origin
    this.#check()
  }

  /** What another program left on disk (null: nothing). A clean file follows it, unsaved text is kept. Tells if that changed anything. */
  seenOnDisk(path: string, onDisk: string | null): boolean {
    const file = this.#files.get(path)
    if (!file || onDisk === file.saved || (onDisk !== null && onDisk === file.saving)) return false
    const wasDirty = isDirty(file)
    file.saved = onDisk
    if (onDisk === null) file.note = 'host/gone-from-disk'
    else if (!wasDirty) file.text = onDisk
    file.note = isDirty(file) ? (file.note ?? 'host/changed-on-disk') : null
    this.#check()
    return true
  }

  /** What has to be kept of it, so that it can be opened again as it is. `order`: its place among the open ones. */
  toDraft(order: number): Draft {
    const { name, path, bundled, folder } = this.#origin
    const files = [...this.#files].filter(([, file]) => folder === null || isDirty(file))
    return {
      version: 1,
      order,
      name,
      path,
      bundled,
      files: files.map(([path, { text, saved, saving }]) => ({
        path,
        text,
        saved,
        ...(saving !== null && { saving }),
      })),
    }
  }

  /** Unsaved texts of an earlier time. What is on disk now may differ from what they were made from: that is said. */
  restore(files: Draft['files']): void {
    const { folder } = this.#origin
    const nowOnDisk = (path: string): string | null =>
      this.#files.get(path)?.saved ?? (folder === null ? null : this.#disk.readScript(folder, path))
    for (const { path, text, saved, saving } of files) {
      const onDisk = folder === null ? saved : nowOnDisk(path)
      const file = fileOf(text, onDisk)
      this.#files.set(path, file)
      if (isDirty(file) && onDisk !== saved && onDisk !== (saving ?? saved))
        file.note = onDisk === null ? 'host/gone-from-disk' : 'host/changed-on-disk'
    }
    this.#check()
  }

  dirtyFiles(): string[] {
    return [...this.#files].filter(([, file]) => isDirty(file)).map(([path]) => path)
  }

  /** `permissions`: what was said to what it asks for. */
  toDoc(permissions: readonly Permission[]): Doc {
    const { name, path, bundled } = this.#origin
    return {
      id: this.id,
      name,
      path,
      bundled,
      files: [...this.#files].map(([path, file]) => ({ path, text: file.text, dirty: isDirty(file) })),
      problems: [...this.#notes(), ...this.#missing(permissions), ...this.#problems],
      title: this.#graph?.name ?? name,
      clock: this.#graph?.settings.clock ?? 'real',
      seed: this.#graph?.settings.seed ?? 0,
      permissions: [...permissions],
      outline: this.#outline,
    }
  }

  #file(path: string): WorkingFile {
    const file = this.#files.get(path)
    if (!file) throw new YieldpointError('host/unknown-file', { doc: this.#origin.name, file: path })
    return file
  }

  #check(): void {
    const { name: file, folder } = this.#origin
    const { graph, problems, scripts } = checkDocument(this.text(file), { file, folder, overlay: this.overlay })
    this.#problems = problems
    this.#graph = graph
    // What a half-typed graph uses is not known: its scripts stay open meanwhile.
    if (graph !== null) this.#keepUsed(new Set([file, ...scripts]))
    this.#outline = outlineOfText(this.text(file), path => this.#files.get(path)?.text ?? null) ?? this.#outline
  }

  /** I1 */
  #keepUsed(used: ReadonlySet<string>): void {
    for (const [path, file] of this.#files) if (!used.has(path) && !isDirty(file)) this.#files.delete(path)
    const { folder } = this.#origin
    if (folder === null) return
    for (const path of used) {
      if (this.#files.has(path)) continue
      const text = this.#disk.readScript(folder, path)
      if (text !== null) this.#files.set(path, fileOf(text, text))
    }
  }

  /** What a run of it will be refused, said where it asks for it. */
  #missing(permissions: readonly Permission[]): Problem[] {
    const items = permissions.flatMap(({ item, allowed }) => (allowed ? [] : [item]))
    if (items.length === 0) return []
    const { name: file } = this.#origin
    const line =
      this.text(file)
        .split('\n')
        .findIndex(text => /^["']?permissions\b/.test(text.trimStart())) + 1
    const at = { file, line: Math.max(1, line), column: 1, endLine: Math.max(1, line), endColumn: 12 }
    return [{ severity: 'warning', error: { code: 'world/not-allowed-yet', details: { items } }, at, fix: null }]
  }

  #notes(): Problem[] {
    return [...this.#files].flatMap(([file, { note }]) => {
      const at = { file, line: 1, column: 1, endLine: 1, endColumn: 1 }
      return note === null ? [] : [{ severity: 'warning', error: { code: note, details: { file } }, at, fix: null }]
    })
  }
}
