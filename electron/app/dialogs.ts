/** The system's dialogs, in the user's language. */
import { type BrowserWindow, dialog } from 'electron'
import { explain, type Language, toWire } from '../../shared/errors.ts'
import type { Doc } from '../../shared/protocol/documents.ts'
import type { FileDialogs, FileKind } from '../services/index.ts'
import { words } from './words.ts'

export type Answer = 'save' | 'discard' | 'cancel'

const EXTENSIONS: Readonly<Record<FileKind, readonly string[]>> = {
  graph: ['yaml', 'yml', 'json'],
  file: ['yprun'],
  trace: ['json'],
  csv: ['csv'],
}

/** `run.json` stands for the recording in whose folder it is: a dialog that chooses folders, too, is not to be had everywhere. */
const OPENED: Readonly<Record<FileKind, readonly string[]>> = { ...EXTENSIONS, file: [...EXTENSIONS.file, 'json'] }

export class Dialogs implements FileDialogs {
  readonly #window: BrowserWindow
  readonly #language: () => Language

  constructor(window: BrowserWindow, language: () => Language) {
    this.#window = window
    this.#language = language
  }

  async open(kind: FileKind): Promise<string | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog(this.#window, {
      filters: this.#filters(kind, OPENED),
      properties: ['openFile'],
    })
    return canceled ? null : (filePaths[0] ?? null)
  }

  async save(suggested: string, kind: FileKind): Promise<string | null> {
    const { canceled, filePath } = await dialog.showSaveDialog(this.#window, {
      defaultPath: suggested,
      filters: this.#filters(kind),
    })
    return canceled || !filePath ? null : filePath
  }

  async askToSave(docs: readonly Doc[]): Promise<Answer> {
    const say = this.#say
    const { response } = await dialog.showMessageBox(this.#window, {
      type: 'question',
      message: say.unsaved(docs.map(doc => doc.name).join(', ')),
      detail: say.unsavedDetail,
      buttons: [say.save, say.dontSave, say.cancel],
      defaultId: 0,
      cancelId: 2,
    })
    return (['save', 'discard', 'cancel'] as const)[response] ?? 'cancel'
  }

  async explain(what: 'cannotOpen' | 'cannotSave' | 'cannotAttach' | 'pageDied', error: unknown): Promise<void> {
    const { ok, [what]: message } = this.#say
    const detail = explain(toWire(error), this.#language())
    await dialog.showMessageBox(this.#window, { type: 'error', message, detail, buttons: [ok] })
  }

  get #say() {
    return words[this.#language()]
  }

  #filters(kind: FileKind, extensions = EXTENSIONS) {
    return [{ name: this.#say.files[kind], extensions: [...extensions[kind]] }]
  }
}
