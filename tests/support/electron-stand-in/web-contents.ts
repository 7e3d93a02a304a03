import { EventEmitter } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { Frame, Page, Route } from 'playwright-core'
import { context } from './chromium.ts'
import { StandInEvent } from './event.ts'
import { ipcMain } from './ipc-main.ts'
import { lifecycle } from './lifecycle.ts'
import { CARRIED, fromCarried, toCarried } from './origin.ts'
import { KEY, preloadScript } from './preload-shim.ts'
import { protocol } from './protocol.ts'
import { applyPermissions } from './session.ts'

/** A page, once Chromium has made it: what is asked of it before then waits in line. */
export class WebContents extends EventEmitter {
  #openHandler: () => { action: string } = () => ({ action: 'allow' })
  readonly #page: Promise<Page>
  /** Keeps what is sent in order. */
  #line: Promise<unknown>

  constructor(preload: string) {
    super()
    this.#page = this.#create(preload)
    this.#line = this.#page
    lifecycle.emit('pageCreated', this)
  }

  setWindowOpenHandler(handler: () => { action: string }): void {
    this.#openHandler = handler
  }

  /** Chromium's own zoom, as near as a page's emulation comes to it. */
  setZoomFactor(factor: number): void {
    this.#line = this.#line
      .then(() => this.#page)
      .then(page => page.evaluate(scale => document.documentElement.style.setProperty('zoom', String(scale)), factor))
      .catch(() => undefined) // it is gone
  }

  async load(url: string): Promise<void> {
    await (await this.#page).goto(toCarried(url))
  }

  send(channel: string, ...args: unknown[]): void {
    this.#line = this.#line
      .then(() => this.#page)
      .then(page => page.evaluate(deliver, { key: `${KEY}Deliver`, channel, args }))
      .catch(() => undefined) // the page is being loaded, or gone
  }

  async end(): Promise<void> {
    await (await this.#page).close()
  }

  /** What the page held is gone, as with its process; that process itself is shared, and stays. */
  async die(): Promise<void> {
    await (await this.#page).goto('about:blank')
    this.emit('render-process-gone', new StandInEvent(), { reason: 'crashed', exitCode: 1 })
  }

  async #create(preload: string): Promise<Page> {
    const page = await (await context()).newPage()
    await page.exposeBinding(`${KEY}Invoke`, ({ frame }, channel: string, args: unknown[]) =>
      ipcMain.invoke(channel, this.#event(frame), args),
    )
    await page.exposeBinding(`${KEY}Send`, ({ frame }, channel: string, args: unknown[]) => {
      ipcMain.emit(channel, this.#event(frame), ...args)
    })
    await page.addInitScript(preloadScript(await readFile(preload, 'utf8')))
    await page.route('**/*', route => this.#route(route))
    await applyPermissions(page.context())
    page.on('framenavigated', frame => {
      if (frame === page.mainFrame()) this.emit('did-navigate', new StandInEvent(), fromCarried(frame.url()))
    })
    page.on('popup', popup => {
      if (this.#openHandler().action === 'deny') void popup.close()
    })
    return page
  }

  /** Ours is answered by the app; elsewhere a page goes only if the app lets it. */
  async #route(route: Route): Promise<void> {
    const url = route.request().url()
    if (CARRIED.test(url)) return protocol.answer(route)
    const event = Object.assign(new StandInEvent(), { url })
    if (route.request().isNavigationRequest()) this.emit('will-navigate', event)
    // An answer without content leaves the page where it is.
    await (event.defaultPrevented ? route.fulfill({ status: 204 }) : route.continue())
  }

  #event(frame: Frame) {
    const parent = frame.parentFrame()
    return { sender: this, senderFrame: { url: fromCarried(frame.url()), parent: parent && { url: parent.url() } } }
  }
}

type Deliver = (channel: string, args: unknown[]) => void

/** Runs in the page. */
const deliver = ({ key, channel, args }: { key: string; channel: string; args: unknown[] }): void =>
  (globalThis as unknown as Record<string, Deliver>)[key]?.(channel, args)
