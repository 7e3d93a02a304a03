/** What the main bundle imports as `electron`. */
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { onOrder, tell } from './control.ts'
import { StandInEvent } from './event.ts'
import { Menu } from './menu.ts'

export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { dialog } from './dialog.ts'
export { ipcMain } from './ipc-main.ts'
export { Menu } from './menu.ts'
export { protocol } from './protocol.ts'
export { session } from './session.ts'

export const nativeTheme = { themeSource: 'system', shouldUseDarkColors: true }
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] }

onOrder(order => {
  if (order.type === 'menu') {
    const item = Menu.getApplicationMenu()?.getMenuItemById(order.id)
    item?.click?.()
    tell({ type: 'menuClicked', id: order.id, found: Boolean(item?.click) })
  }
  if (order.type === 'menuLabels') tell({ type: 'menuLabels', labels: Menu.getApplicationMenu()?.labels() ?? [] })
  if (order.type === 'closeWindow') for (const window of BrowserWindow.getAllWindows()) window.close()
  if (order.type === 'killPage') for (const { webContents } of BrowserWindow.getAllWindows()) void webContents.die()
  if (order.type === 'secondInstance') app.emit('second-instance', new StandInEvent(), order.argv, process.cwd())
})
