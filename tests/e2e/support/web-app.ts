/** The built app as `yieldpoint serve` gives it to a browser, on a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type Browser, launch, type Screen } from './chromium.ts'

export const root = join(import.meta.dirname, '../../..')
const CLI = join(root, 'out/main/cli.js')

export interface WebApp {
  page: Page
  browser: Browser
  address: string
  /** A new folder for this test alone. */
  folder: string
  /** What the page complained about: errors, and what its policy refused. */
  complaints: string[]
  close(): Promise<void>
}

export interface WebAppOptions {
  screen?: Screen
  file?: string
  /** In place of `serve`. */
  command?: readonly string[]
  /** A data folder that is there already. */
  data?: string
  /** As at a first start: the tour is offered. */
  fresh?: boolean
  /** The pane of the centre that was in front when the page was last left; the table, in which tests read most. */
  front?: 'graph' | 'tasks'
}

export async function startWebApp(options: WebAppOptions = {}): Promise<WebApp> {
  const folder = await mkdtemp(join(tmpdir(), 'yieldpoint-e2e-'))
  const data = options.data ?? folder
  if (options.data === undefined && options.fresh !== true) await settleIn(data, options.front)
  const server = await (options.command ? startCli(data, options.command) : startServer(data, options.file))
  const browser = await launch(options.screen)
  const page = browser.context.pages()[0] ?? (await browser.context.newPage())
  const complaints = listenToComplaints(page)
  await page.goto(server.address)
  return {
    page,
    browser,
    address: server.address,
    folder,
    complaints,
    async close() {
      await browser.close()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** As a user has it who has seen the tour and works with the table: most tests read their tasks there. */
export async function settleIn(data: string, front: 'graph' | 'tasks' = 'tasks'): Promise<void> {
  const layout = { arrangement: { stacks: { centre: { panes: [], active: front } } } }
  const memory = { 'yieldpoint.tour': 'seen', 'yieldpoint.layout': JSON.stringify(layout) }
  await mkdir(data, { recursive: true })
  await writeFile(join(data, 'page.json'), JSON.stringify(memory), { flag: 'wx' }).catch(() => undefined) // it is there
}

export function listenToComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return complaints
}

export const startServer = (data: string, file?: string) => startCli(data, ['serve', ...(file ? [file] : [])])

/** A command that serves the app until it is interrupted. */
export async function startCli(data: string, command: readonly string[]) {
  const child = spawn(process.execPath, [CLI, ...command], {
    cwd: root,
    env: { ...process.env, YIELDPOINT_DATA: data, LANG: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return {
    address: await printedAddress(child),
    stop: () => stop(child),
    /** As a crash or a power cut would: nothing of it gets to say good-bye. */
    crash: () => stop(child, 'SIGKILL'),
  }
}

function printedAddress(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let printed = ''
  child.stdout?.on('data', chunk => {
    printed += chunk
    const address = /http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]+/.exec(printed)
    if (address) resolve(address[0])
  })
  child.once('exit', code => reject(new Error(`serve ended with code ${code}: ${printed}`)))
  return promise
}

/** Resolves with the exit code. */
function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>()
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  child.once('exit', resolve)
  child.kill(signal)
  return promise
}
