/** What the app's permission handlers say is told to Chromium: all denied, or left to ask. */
import type { BrowserContext } from 'playwright-core'

type RequestHandler = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void
type CheckHandler = (contents: unknown, permission: string) => boolean

let request: RequestHandler = (_contents, _permission, answer) => answer(true)
let check: CheckHandler = () => true

export const session = {
  defaultSession: {
    setPermissionRequestHandler(handler: RequestHandler): void {
      request = handler
    },
    setPermissionCheckHandler(handler: CheckHandler): void {
      check = handler
    },
  },
}

/** Granting an empty list denies all others. */
export async function applyPermissions(context: BrowserContext): Promise<void> {
  let granted = check(null, 'geolocation')
  request(null, 'geolocation', answer => {
    granted &&= answer
  })
  if (!granted) await context.grantPermissions([])
}
