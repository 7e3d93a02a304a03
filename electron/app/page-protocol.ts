/** `app://yieldpoint/`: the built page as an origin of its own, with the policy that a browser gets it with. */
import { protocol } from 'electron'
import { isPage, PAGE_SCHEME } from '../ipc/index.ts'
import { pageFile, pageHeaders } from '../services/index.ts'

/** Before the app is ready: what a scheme may do is settled then. */
export const declarePage = (): void =>
  protocol.registerSchemesAsPrivileged([
    { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])

export function servePage(folder: string): void {
  protocol.handle(PAGE_SCHEME, async request => {
    const file =
      isPage(request.url) && request.method === 'GET' ? await pageFile(folder, new URL(request.url).pathname) : null
    if (file === null) return new Response('Not found.', { status: 404, headers: pageHeaders })
    return new Response(new Uint8Array(file.body), { headers: file.headers })
  })
}
