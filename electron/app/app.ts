/** The desktop app: one instance, one window, and the ways in which a file can reach it. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, nativeTheme } from 'electron'
import { type Language, toWire } from '../../shared/errors.ts'
import { connect } from '../ipc/index.ts'
import { dataFolder, type Locations, Services } from '../services/index.ts'
import { fileArgument, programArgument } from './arguments.ts'
import { askBeforeClosing } from './closing.ts'
import { Dialogs } from './dialogs.ts'
import { guard } from './guards.ts'
import { setMenu } from './menu.ts'
import { declarePage, servePage } from './page-protocol.ts'
import { type Reviving, revive } from './revive.ts'
import { createWindow, loadPage } from './window.ts'

/** To be called before the app is ready. */
export function startApp(locations: Locations): void {
  const data = dataFolder()
  app.setPath('userData', folder(join(data, 'electron')))
  if (app.requestSingleInstanceLock()) run(locations, data)
  else app.quit()
}

function run(locations: Locations, data: string): void {
  declarePage()
  const early: string[] = [] // macOS names a file before the app is ready
  const keepEarly = (event: Electron.Event, path: string) => {
    event.preventDefault()
    early.push(path)
  }
  app.on('open-file', keepEarly)
  void app.whenReady().then(async () => {
    guard()
    servePage(locations.renderer)
    const language = app.getLocale().startsWith('ja') ? 'ja' : 'en'
    const services = await Services.create({ locations, data, language })
    const desktop = new Desktop(services, locations.preload, data)
    app.off('open-file', keepEarly)
    await desktop.start({ ...wantedBy(process.argv, process.cwd()), ...(early[0] && { file: early[0] }) })
  })
}

/** What to show. */
interface Wanted {
  readonly file: string | null
  /** As `findProgram` takes it, empty for the only one there is. */
  readonly program: string | null
}

const NOTHING: Wanted = { file: null, program: null }

const wantedBy = (argv: readonly string[], folder: string): Wanted => ({
  file: fileArgument(argv, folder, app.isPackaged),
  program: programArgument(argv),
})

function folder(path: string): string {
  mkdirSync(path, { recursive: true })
  return path
}

class Desktop {
  #window: BrowserWindow | null = null
  #dialogs: Dialogs | null = null
  #quitting = false
  readonly #services: Services
  readonly #preload: string
  readonly #data: string

  constructor(services: Services, preload: string, data: string) {
    this.#services = services
    this.#preload = preload
    this.#data = data
  }

  async start(wanted: Wanted): Promise<void> {
    this.#listen()
    this.#applySettings()
    await this.#openWindow(wanted)
  }

  get #language(): Language {
    const { settings, language } = this.#services
    return settings.language === 'system' ? language : settings.language
  }

  #listen(): void {
    app.on('second-instance', (_event, argv, cwd) => this.#show(wantedBy(argv, cwd)))
    app.on('open-file', (event, path) => {
      event.preventDefault()
      this.#show({ ...NOTHING, file: path })
    })
    app.on('activate', () => this.#show(NOTHING))
    app.on('before-quit', () => {
      this.#quitting = true
    })
    app.on('window-all-closed', () => (process.platform === 'darwin' ? undefined : app.quit()))
    app.once('will-quit', event => {
      event.preventDefault()
      void this.#services.close().finally(() => app.exit())
    })
    this.#services.hub.onPush((_text, { type }) => {
      if (type === 'settings.changed' || type === 'recent.changed') this.#applySettings()
    })
  }

  #applySettings(): void {
    const { settings, recent, hub } = this.#services
    nativeTheme.themeSource = settings.theme
    this.#window?.webContents.setZoomFactor(settings.scale / 100)
    setMenu({
      language: this.#language,
      recent,
      mac: process.platform === 'darwin',
      act: id => hub.push({ type: 'action', id }),
      open: path => this.#show({ ...NOTHING, file: path }),
    })
  }

  async #openWindow(wanted: Wanted): Promise<void> {
    const window = await createWindow(this.#preload, this.#data)
    const dialogs = new Dialogs(window, () => this.#language)
    this.#window = window
    this.#dialogs = dialogs
    window.on('closed', () => {
      this.#window = null
    })
    connect(window, { services: this.#services, dialogs, onDropped: path => this.#show({ ...NOTHING, file: path }) })
    askBeforeClosing(window, this.#services, dialogs, may => this.#closeIf(may, window))
    revive(window, this.#reviving(window, dialogs), Date.now)
    await this.#open(wanted)
    await this.#load(window)
  }

  async #load(window: BrowserWindow): Promise<void> {
    await loadPage(window)
    window.webContents.setZoomFactor(this.#services.settings.scale / 100)
  }

  #reviving(window: BrowserWindow, dialogs: Dialogs): Reviving {
    return {
      load: () => this.#load(window),
      tell: error => this.#services.hub.push({ type: 'host.trouble', error: toWire(error) }),
      ask: error => dialogs.explain('pageDied', error),
    }
  }

  /** Closing may have been part of quitting; a cancelled quit is over. */
  #closeIf(may: boolean, window: BrowserWindow): void {
    if (!may) this.#quitting = false
    else if (this.#quitting) app.quit()
    else window.destroy()
  }

  /** Brings the window to the front, with what is wanted. */
  #show(wanted: Wanted): void {
    if (this.#window === null) return void this.#openWindow(wanted)
    if (this.#window.isMinimized()) this.#window.restore()
    this.#window.focus()
    void this.#open(wanted)
  }

  /** What cannot be opened is said in a dialog, which nothing waits for. */
  async #open({ file, program }: Wanted): Promise<void> {
    try {
      if (file !== null) await this.#services.show(file)
      if (program !== null) await this.#services.attach(program || null)
    } catch (error) {
      void this.#dialogs?.explain(program === null ? 'cannotOpen' : 'cannotAttach', error)
    }
  }
}
