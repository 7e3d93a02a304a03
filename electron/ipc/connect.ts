/** Joins a window's page to the services: calls in, pushes out. Whoever is not our page is answered nothing. */
import { type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { toWire, YieldpointError } from '../../shared/errors.ts'
import { z } from '../../shared/zod.ts'
import { type FileDialogs, type Services, Session } from '../services/index.ts'
import { CALL, DROPPED, PUSH, TOOK } from './channels.ts'
import { isTrusted } from './origin.ts'

export interface Connected {
  services: Services
  dialogs: FileDialogs
  onDropped(path: string): void
}

/** Ends with the window. */
export function connect(window: BrowserWindow, { services, dialogs, onDropped }: Connected): void {
  const page = window.webContents
  const isOurs = (event: IpcMainEvent | IpcMainInvokeEvent) => event.sender === page && isTrusted(event.senderFrame)
  let line = openLine(window, services, dialogs)
  // A page that is loaded anew knows nothing of the old one's watches and takes nothing of what was sent to it.
  page.on('did-navigate', () => {
    line.session.close()
    line = openLine(window, services, dialogs)
  })

  ipcMain.handle(CALL, (event, name: unknown, req: unknown) =>
    isOurs(event) ? line.session.call(name, req) : refused(),
  )
  const onTook = (event: IpcMainEvent, length: unknown) => {
    if (isOurs(event)) line.took(z.number().nonnegative().parse(length))
  }
  const onDrop = (event: IpcMainEvent, path: unknown) => {
    if (isOurs(event)) onDropped(z.string().min(1).max(32_768).parse(path))
  }
  ipcMain.on(TOOK, onTook)
  ipcMain.on(DROPPED, onDrop)
  window.on('closed', () => {
    line.session.close()
    ipcMain.removeHandler(CALL)
    ipcMain.off(TOOK, onTook)
    ipcMain.off(DROPPED, onDrop)
  })
}

function openLine(window: BrowserWindow, services: Services, dialogs: FileDialogs) {
  let unread = 0
  const session = new Session(services, {
    host: 'electron',
    dialogs,
    send(text) {
      if (window.isDestroyed()) return
      unread += text.length
      window.webContents.send(PUSH, text)
    },
    backlog: () => unread,
  })
  const took = (length: number): void => {
    unread = Math.max(0, unread - length)
  }
  return { session, took }
}

const refused = () => ({ ok: false, error: toWire(new YieldpointError('host/unknown-command', { command: CALL })) })
