/** Dialogs are shown to the test, which answers them. */
import type { BrowserWindow } from './browser-window.ts'
import { type DialogAnswer, type FromStandIn, onOrder, tell } from './control.ts'

const waiting = new Map<number, (answer: DialogAnswer) => void>()
let last = 0

onOrder(order => {
  if (order.type === 'answer') waiting.get(order.dialog)?.(order.answer)
})

function ask(question: Pick<FromStandIn & { type: 'dialog' }, 'kind' | 'message' | 'buttons'>): Promise<DialogAnswer> {
  const dialog = ++last
  const { promise, resolve } = Promise.withResolvers<DialogAnswer>()
  waiting.set(dialog, resolve)
  tell({ type: 'dialog', dialog, ...question })
  return promise
}

interface MessageBox {
  message: string
  detail?: string
  buttons: string[]
}

export const dialog = {
  async showOpenDialog(_window: BrowserWindow, _options: unknown) {
    const { path } = await ask({ kind: 'open', message: '', buttons: [] })
    return path ? { canceled: false, filePaths: [path] } : { canceled: true, filePaths: [] }
  },
  async showSaveDialog(_window: BrowserWindow, { defaultPath = '' }: { defaultPath?: string }) {
    const { path } = await ask({ kind: 'save', message: defaultPath, buttons: [] })
    return path ? { canceled: false, filePath: path } : { canceled: true, filePath: '' }
  },
  async showMessageBox(_window: BrowserWindow, { message, detail = '', buttons }: MessageBox) {
    const { button } = await ask({ kind: 'message', message: `${message}\n${detail}`.trim(), buttons })
    return { response: button ?? buttons.length - 1, checkboxChecked: false }
  },
}
