/**
 * Runs in the page's process before the page, apart from its scripts: hands it the bridge and nothing else. A file dropped on
 * the page is told by its path, which only this side can see.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge } from '../shared/protocol/host.ts'
import { CALL, DROPPED, PUSH, TOOK } from './ipc/channels.ts'

/** What this script uses of the DOM, whose types the main process does without. */
interface Drop {
  readonly dataTransfer: { readonly files: ArrayLike<File> } | null
  preventDefault(): void
  stopImmediatePropagation(): void
}
declare const window: {
  addEventListener(type: 'drop', listener: (event: Drop) => void, options: { capture: true }): void
}

const listeners = new Set<(text: string) => void>()

ipcRenderer.on(PUSH, (_event, text: string) => {
  for (const listener of listeners) listener(text)
  ipcRenderer.send(TOOK, text.length)
})

const bridge: Bridge = {
  call: (name, req) => ipcRenderer.invoke(CALL, name, req),
  onPush(listener) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
contextBridge.exposeInMainWorld('yieldpoint', bridge)

window.addEventListener(
  'drop',
  event => {
    const file = event.dataTransfer?.files[0]
    const path = file && webUtils.getPathForFile(file)
    if (!path) return
    event.preventDefault()
    event.stopImmediatePropagation()
    ipcRenderer.send(DROPPED, path)
  },
  { capture: true },
)
