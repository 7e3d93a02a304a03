import type { ExportFormat } from '../../shared/protocol/recordings.ts'

/** One page that looks on: an Electron window or a browser's tab. */
export interface Viewer {
  readonly host: 'electron' | 'browser'
  /** The system's own dialogs; null where there are none and the page lists files itself. */
  readonly dialogs: FileDialogs | null
  /** A PushFrame as JSON text. */
  send(text: string): void
  /** Bytes given to `send` that have not left yet. */
  backlog(): number
}

/** Task graphs, or one of the forms that a run is exported in. */
export type FileKind = 'graph' | ExportFormat

export interface FileDialogs {
  /** Null: cancelled. */
  open(kind: FileKind): Promise<string | null>
  save(suggested: string, kind: FileKind): Promise<string | null>
}
