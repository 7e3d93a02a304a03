/**
 * The built desktop app: on a real Electron where its program file is there, else on the stand-in. Specs see no difference.
 * Dialogs are answered in the order in which the answers were given.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { installed } from '../../../bin/lib/electron.mjs'
import type { DialogAnswer } from '../../support/electron-stand-in/control.ts'
import { launchReal } from './desktop-real.ts'
import { launchStandIn } from './desktop-stand-in.ts'
import { listenToComplaints, settleIn } from './web-app.ts'

export interface DialogSeen {
  kind: 'open' | 'save' | 'message'
  message: string
  buttons: string[]
}

/** What both kinds of desktop can do. */
export interface Driver {
  page: Page
  answer(answer: DialogAnswer): Promise<void>
  dialogs(): Promise<DialogSeen[]>
  menu(id: string): Promise<void>
  menuLabels(): Promise<string[]>
  closeWindow(): Promise<void>
  /** Its process ends, as in a crash; the main process goes on. */
  killPage(): Promise<void>
  secondInstance(argv: string[]): Promise<void>
  /** Resolves with the exit code once the app has ended. */
  ended: Promise<number | null>
  kill(): Promise<void>
}

export interface DesktopOptions {
  file?: string
  /** As `findProgram` takes it. */
  program?: string
  /** Kept by the test if it starts the app twice. */
  folder?: string
}

export interface Desktop extends Driver {
  folder: string
  complaints: string[]
  close(): Promise<void>
}

export const onRealElectron = installed() !== null

export async function startDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'yieldpoint-desktop-')))
  await settleIn(folder)
  const program = installed()
  const attach = options.program === undefined ? [] : [`--attach=${options.program}`]
  const files = [...attach, ...(options.file ? [options.file] : [])]
  const driver = program ? await launchReal(program, folder, files) : await launchStandIn(folder, files)
  return Object.assign(driver, {
    folder,
    complaints: listenToComplaints(driver.page),
    async close() {
      await driver.kill()
      if (!options.folder) await rm(folder, { recursive: true, force: true })
    },
  })
}
