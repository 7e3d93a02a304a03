import type { Route } from 'playwright-core'
import { fromCarried } from './origin.ts'

type Handler = (request: Request) => Promise<Response> | Response

class Protocol {
  readonly #handlers = new Map<string, Handler>()

  registerSchemesAsPrivileged(_schemes: unknown): void {}

  handle(scheme: string, handler: Handler): void {
    this.#handlers.set(scheme, handler)
  }

  /** What the page asks for is answered by the app's own handler. */
  async answer(route: Route): Promise<void> {
    const url = fromCarried(route.request().url())
    const handler = this.#handlers.get(url.slice(0, url.indexOf(':')))
    if (!handler) return route.abort()
    const response = await handler(new Request(url, { method: route.request().method() }))
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }
}

export const protocol = new Protocol()
