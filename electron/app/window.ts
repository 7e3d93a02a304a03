/** The window: a sandboxed page that has nothing but the bridge. */
import { BrowserWindow, nativeTheme } from 'electron'
import { PAGE_ORIGIN } from '../ipc/index.ts'
import { stateOf, visibleBounds, windowStateFile } from './window-state.ts'

/** Of the page's themes, so that nothing flashes before it has loaded. */
const BACKGROUND = { dark: '#101318', light: '#ffffff' }

export async function createWindow(preload: string, data: string): Promise<BrowserWindow> {
  const file = windowStateFile(data)
  const state = await file.read()
  const window = new BrowserWindow({
    ...visibleBounds(state),
    minWidth: 800,
    minHeight: 500,
    title: 'Yieldpoint',
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: { preload, contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true },
  })
  if (state.maximized) window.maximize()
  window.on('close', () => void file.write(stateOf(window)).catch(() => undefined))
  return window
}

export const loadPage = (window: BrowserWindow): Promise<void> => window.loadURL(`${PAGE_ORIGIN}/`)
