import { EventEmitter } from 'node:events'
import { BrowserWindow } from './browser-window.ts'
import { chromiumReady, leaveChromium } from './chromium.ts'
import { StandInEvent } from './event.ts'
import { lifecycle } from './lifecycle.ts'

/** electron's `app`, with its order of events at the end: before-quit, the windows' close, will-quit, quit. */
class App extends EventEmitter {
  readonly isPackaged = false
  #quitting = false

  constructor() {
    super()
    lifecycle.on('pageCreated', contents => this.emit('web-contents-created', new StandInEvent(), contents))
    lifecycle.on('windowClosed', () => this.#windowClosed())
  }

  whenReady = (): Promise<void> => chromiumReady()
  setPath(_name: string, _path: string): void {}
  requestSingleInstanceLock = (): boolean => true
  getLocale = (): string => process.env['STAND_IN_LOCALE'] ?? 'en-US'

  quit(): void {
    this.#quitting = true
    this.emit('before-quit', new StandInEvent())
    for (const window of BrowserWindow.getAllWindows()) window.close()
    this.#quitIfEmpty()
  }

  exit(code = 0): void {
    void leaveChromium().finally(() => process.exit(code))
  }

  #windowClosed(): void {
    if (BrowserWindow.getAllWindows().length > 0) return
    if (this.#quitting) this.#quitIfEmpty()
    else this.emit('window-all-closed')
  }

  #quitIfEmpty(): void {
    if (BrowserWindow.getAllWindows().length > 0) return
    const event = new StandInEvent()
    this.emit('will-quit', event)
    if (!event.defaultPrevented) this.exit()
  }
}

export const app = new App()
