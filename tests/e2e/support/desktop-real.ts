/** The main bundle in a real Electron. Its dialogs are answered from inside the main process, its menu clicked there. */
import { once } from 'node:events'
import { _electron } from 'playwright-core'
import type { DialogAnswer } from '../../support/electron-stand-in/control.ts'
import type { DialogSeen, Driver } from './desktop.ts'
import { root } from './web-app.ts'

interface Meeting {
  answers: DialogAnswer[]
  unanswered: ((answer: DialogAnswer) => void)[]
  seen: DialogSeen[]
}
type WithMeeting = typeof globalThis & { meeting: Meeting }

export async function launchReal(executablePath: string, data: string, files: readonly string[]): Promise<Driver> {
  const app = await _electron.launch({
    executablePath,
    // Chromium's own sandbox refuses to run as root, as in a container.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, ...files],
    env: { ...(process.env as Record<string, string>), YIELDPOINT_DATA: data },
  })
  await app.evaluate(replaceDialogs)
  return {
    page: await app.firstWindow(),
    ended: once(app.process(), 'exit').then(([code]) => code as number | null),
    answer: one => app.evaluate(giveAnswer, one),
    dialogs: () => app.evaluate(() => (globalThis as WithMeeting).meeting.seen),
    menu: id => app.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click(), id),
    menuLabels: () => app.evaluate(labels),
    closeWindow: () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
    killPage: () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()),
    secondInstance: argv =>
      app.evaluate(({ app: running }, list) => void running.emit('second-instance', {}, list, process.cwd()), argv),
    kill: () => app.close(),
  }
}

/** Runs in the main process. */
function replaceDialogs({ dialog }: typeof Electron.CrossProcessExports): void {
  const meeting: Meeting = { answers: [], unanswered: [], seen: [] }
  ;(globalThis as WithMeeting).meeting = meeting
  const ask = (seen: DialogSeen): Promise<DialogAnswer> => {
    meeting.seen.push(seen)
    const answer = meeting.answers.shift()
    return answer ? Promise.resolve(answer) : new Promise(resolve => meeting.unanswered.push(resolve))
  }
  const replaced = {
    async showOpenDialog() {
      const { path } = await ask({ kind: 'open', message: '', buttons: [] })
      return { canceled: !path, filePaths: path ? [path] : [] }
    },
    async showSaveDialog(_window: unknown, { defaultPath = '' }: Electron.SaveDialogOptions) {
      const { path } = await ask({ kind: 'save', message: defaultPath, buttons: [] })
      return { canceled: !path, filePath: path ?? '' }
    },
    async showMessageBox(_window: unknown, { message, detail = '', buttons = [] }: Electron.MessageBoxOptions) {
      const { button } = await ask({ kind: 'message', message: `${message}\n${detail}`.trim(), buttons })
      return { response: button ?? buttons.length - 1, checkboxChecked: false }
    },
  }
  Object.assign(dialog, replaced)
}

/** Runs in the main process. */
function giveAnswer(_electron: unknown, answer: DialogAnswer): void {
  const { answers, unanswered } = (globalThis as WithMeeting).meeting
  const waiting = unanswered.shift()
  if (waiting) waiting(answer)
  else answers.push(answer)
}

/** Runs in the main process. */
function labels({ Menu }: typeof Electron.CrossProcessExports): string[] {
  const all = (items: Electron.MenuItem[]): string[] =>
    items.flatMap(item => [item.label, ...all(item.submenu?.items ?? [])])
  return all(Menu.getApplicationMenu()?.items ?? []).filter(label => label !== '')
}
