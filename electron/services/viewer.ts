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

export interface FileDialogs {
  /** Null: cancelled. */
  open(): Promise<string | null>
  save(suggested: string): Promise<string | null>
}
