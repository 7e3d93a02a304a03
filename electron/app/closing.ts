/** A window with unsaved changes asks before it closes; nothing is lost by a stray click. */
import type { BrowserWindow } from 'electron'
import type { Services } from '../services/index.ts'
import type { Dialogs } from './dialogs.ts'

/** `answered` goes on with, or gives up, what closing was part of. */
export function askBeforeClosing(
  window: BrowserWindow,
  services: Services,
  dialogs: Dialogs,
  answered: (may: boolean) => void,
): void {
  let asking = false
  window.on('close', event => {
    if (services.documents.dirty.length === 0) return
    event.preventDefault()
    if (asking) return
    asking = true
    void mayClose(services, dialogs)
      .then(answered)
      .finally(() => {
        asking = false
      })
  })
}

async function mayClose(services: Services, dialogs: Dialogs): Promise<boolean> {
  const { dirty } = services.documents
  const answer = await dialogs.askToSave(dirty)
  if (answer === 'cancel') return false
  if (answer === 'save') {
    for (const doc of dirty) if (!(await saved(doc.id, services, dialogs))) return false
  }
  for (const doc of dirty) services.documents.close(doc.id, true)
  return true
}

async function saved(id: string, services: Services, dialogs: Dialogs): Promise<boolean> {
  const { path, name } = services.documents.get(id).origin
  try {
    if (path !== null) await services.documents.save(id)
    const chosen = path ?? (await dialogs.save(name, 'graph'))
    if (path === null && chosen !== null) await services.saveAs(id, chosen)
    return chosen !== null
  } catch (error) {
    await dialogs.explain('cannotSave', error)
    return false
  }
}
