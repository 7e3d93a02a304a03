import { EventEmitter } from 'node:events'
import { StandInEvent } from './event.ts'
import { lifecycle } from './lifecycle.ts'
import { WebContents } from './web-contents.ts'

interface Options {
  width?: number
  height?: number
  webPreferences: { preload: string; contextIsolation: boolean; sandbox: boolean; nodeIntegration: boolean }
}

export class BrowserWindow extends EventEmitter {
  static readonly #all = new Set<BrowserWindow>()
  static readonly getAllWindows = (): BrowserWindow[] => [...BrowserWindow.#all]

  readonly webContents: WebContents
  readonly #bounds: { x: number; y: number; width: number; height: number }

  constructor(options: Options) {
    super()
    const { preload, contextIsolation, sandbox, nodeIntegration } = options.webPreferences
    if (!contextIsolation || !sandbox || nodeIntegration) throw new Error('this window would not be a sandboxed one')
    this.#bounds = { x: 0, y: 0, width: options.width ?? 800, height: options.height ?? 600 }
    this.webContents = new WebContents(preload)
    BrowserWindow.#all.add(this)
  }

  loadURL = (url: string): Promise<void> => this.webContents.load(url)
  getNormalBounds = () => ({ ...this.#bounds })
  isDestroyed = (): boolean => !BrowserWindow.#all.has(this)
  isMaximized = (): boolean => false
  isMinimized = (): boolean => false
  maximize(): void {}
  restore(): void {}
  focus(): void {}

  close(): void {
    const event = new StandInEvent()
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }

  destroy(): void {
    if (!BrowserWindow.#all.delete(this)) return
    void this.webContents.end()
    this.emit('closed')
    lifecycle.emit('windowClosed')
  }
}
