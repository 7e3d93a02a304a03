/** What a page may not do, ours included: ask for permissions, go elsewhere, open windows. */
import { app, session } from 'electron'
import { isPage } from '../ipc/index.ts'

export function guard(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', event => event.preventDefault())
    contents.on('will-navigate', event => {
      if (!isPage(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', event => {
      if (!isPage(event.url)) event.preventDefault()
    })
  })
}
