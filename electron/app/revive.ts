/**
 * The page's process may die: of memory, of a fault in Chromium, by the system's hand. Documents, drafts and runs are the main process's
 * and go on; the page is loaded again and shows them. What was typed in the last half second before is lost with it.
 */
import type { BrowserWindow } from 'electron'
import { YieldpointError } from '../../shared/errors.ts'

type PageDied = YieldpointError<'host/page-died'>

export interface Reviving {
  load(): Promise<void>
  /** Says it in the page that is there again. */
  tell(error: PageDied): void
  /** Says it in a dialog, for the page may not last long enough. */
  ask(error: PageDied): Promise<void>
}

/** A page that dies this soon after it was loaded is loaded again when the user says so, not over and over. */
const TOO_SOON_MS = 10_000

export function revive(window: BrowserWindow, { load, tell, ask }: Reviving, nowMs: () => number): void {
  let loadedAtMs = Number.NEGATIVE_INFINITY
  const loadAgain = async (error: PageDied): Promise<void> => {
    const soon = nowMs() - loadedAtMs < TOO_SOON_MS
    if (soon) await ask(error)
    if (window.isDestroyed()) return
    loadedAtMs = nowMs()
    await load()
    if (!soon) tell(error)
  }
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    void loadAgain(new YieldpointError('host/page-died', { reason })).catch(() => undefined) // it died once more, which comes here again
  })
}
