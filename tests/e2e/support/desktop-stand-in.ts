/** The main bundle in a Node process of its own, `electron` being the stand-in on a Chromium of ours. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { DialogAnswer, FromStandIn, ToStandIn } from '../../support/electron-stand-in/control.ts'
import { type Browser, launch } from './chromium.ts'
import type { DialogSeen, Driver } from './desktop.ts'
import { root } from './web-app.ts'

const REGISTER = join(root, 'tests/support/electron-stand-in/register.ts')

export async function launchStandIn(data: string, files: readonly string[]): Promise<Driver> {
  const browser = await launch()
  const appeared = browser.context.waitForEvent('page')
  const child = fork(join(root, 'out/main/main.js'), files, {
    cwd: root,
    execArgv: ['--disable-warning=ExperimentalWarning', '--import', REGISTER],
    env: { ...process.env, YIELDPOINT_DATA: data, STAND_IN_CHROMIUM: browser.endpoint },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return drive(child, browser, await firstOf(appeared, child))
}

/** A main process that ends before its window is there has failed; it has said why. */
async function firstOf(appeared: Promise<Page>, child: ChildProcess): Promise<Page> {
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`the main process ended with code ${code} before its window was there`)
  })
  const page = await Promise.race([appeared, died])
  await page.waitForURL(/^https:/)
  return page
}

function drive(child: ChildProcess, browser: Browser, page: Page): Driver {
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const order = (message: ToStandIn) => void child.send(message)
  const reply = async <T extends FromStandIn['type']>(type: T): Promise<FromStandIn & { type: T }> => {
    for (;;) {
      const [message] = (await once(child, 'message')) as [FromStandIn]
      if (message.type === type) return message as FromStandIn & { type: T }
    }
  }
  const { answer, seen } = answerDialogs(child, order)
  return {
    page,
    ended,
    answer,
    dialogs: async () => seen,
    async menu(id) {
      order({ type: 'menu', id })
      const { found } = await reply('menuClicked')
      if (!found) throw new Error(`the menu has no item ${id}`)
    },
    async menuLabels() {
      order({ type: 'menuLabels' })
      return (await reply('menuLabels')).labels
    },
    closeWindow: async () => order({ type: 'closeWindow' }),
    killPage: async () => order({ type: 'killPage' }),
    secondInstance: async argv => order({ type: 'secondInstance', argv }),
    async kill() {
      child.kill('SIGKILL')
      await ended
      await browser.close()
    },
  }
}

/** Answers and dialogs meet in order, whichever comes first. */
function answerDialogs(child: ChildProcess, order: (message: ToStandIn) => void) {
  const answers: DialogAnswer[] = []
  const unanswered: number[] = []
  const seen: DialogSeen[] = []
  const meet = () => {
    while (answers.length > 0 && unanswered.length > 0)
      order({ type: 'answer', dialog: unanswered.shift()!, answer: answers.shift()! })
  }
  child.on('message', (message: FromStandIn) => {
    if (message.type !== 'dialog') return
    seen.push({ kind: message.kind, message: message.message, buttons: message.buttons })
    unanswered.push(message.dialog)
    meet()
  })
  const answer = async (one: DialogAnswer) => {
    answers.push(one)
    meet()
  }
  return { answer, seen }
}
