/**
 * A graph of 10,000 tasks, each of which wakes, runs and waits again 33 times a second: 100 state changes a second each, a
 * million in all. What the open page costs the run, and how fast the page answers while it shows it.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { launch } from '../e2e/support/chromium.ts'
import { startServer } from '../e2e/support/web-app.ts'
import { Client } from './client.ts'
import { type Figure, percentile } from './report.ts'

const TASKS = 10_000
const SECONDS = 8
const CLICKS = 24

const graph = (pause: number): string => `taskgraph: 1
name: Load
tasks:
  worker:
    copies: ${TASKS}
    script: |
      import { sleep } from 'yieldpoint'
      export default async ({ copy }) => {
        await sleep((copy % 1000) / 1000 * ${pause})
        for (;;) await sleep(${pause})
      }
`

export async function load(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yieldpoint-bench-'))
  const server = await startServer(folder)
  const client = await Client.connect(server.address)
  try {
    const paced = await measure(client, server.address, folder, 'paced', 0.03)
    const flatOut = await measure(client, server.address, folder, 'flat out', 0)
    return [...paced, ...flatOut]
  } finally {
    client.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(client: Client, address: string, folder: string, name: string, pause: number): Promise<Figure[]> {
  const path = join(folder, `load-${pause}.taskgraph.yaml`)
  await writeFile(path, graph(pause))
  const doc = await client.call('doc.open', { path })
  const { run } = await client.call('run.start', { doc: doc.id, clock: 'real', seed: null, speed: 1, paused: false })
  await client.look(run, state => state.tasks.size === TASKS)
  await pass(2000)
  const alone = await stepsASecond(client, run)
  const browser = await launch({ width: 1440, height: 900 })
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage())
    await page.addInitScript(timeReplies)
    await page.goto(address)
    await page.getByRole('button', { name: /Load/ }).last().click()
    await page.getByRole('button', { name: 'Unfold worker' }).click()
    await page.getByRole('treegrid').getByText('worker[0]', { exact: true }).waitFor()
    await pass(2000)
    const watched = await stepsASecond(client, run)
    const clicks = await clickAround(page)
    const cancels = await cancelTasks(page)
    return [
      { name: `${name}: state changes, page closed`, value: alone * 3, unit: '1/s' },
      { name: `${name}: state changes, page open`, value: watched * 3, unit: '1/s' },
      { name: `${name}: cost of the open page`, value: (1 - watched / alone) * 100, unit: '%', limit: { atMost: 20 } },
      { name: `${name}: click to next frame, p95`, value: percentile(clicks, 95), unit: 'ms', limit: { atMost: 100 } },
      { name: `${name}: click to next frame, worst`, value: Math.max(...clicks), unit: 'ms' },
      { name: `${name}: click on Cancel to answered, p95`, value: percentile(cancels, 95), unit: 'ms', limit: { atMost: 50 } },
    ]
  } finally {
    await browser.close()
    await client.call('run.kill', { run })
    await client.call('doc.close', { doc: doc.id, discard: true })
  }
}

/** Of all tasks together, by the run's own clock. */
async function stepsASecond(client: Client, run: number): Promise<number> {
  const steps = async () => {
    const state = await client.look(run)
    return { at: state.at, steps: [...state.tasks.values()].reduce((sum, task) => sum + task.steps, 0) }
  }
  const before = await steps()
  await pass(SECONDS * 1000)
  const after = await steps()
  return ((after.steps - before.steps) / (after.at - before.at)) * 1e6
}

interface Timed {
  clickedAt: number
  toFrame: number[]
  toReply: number[]
}
type TimedWindow = Window & typeof globalThis & { timed: Timed }

/** Runs in the page, before it: notes when clicks are painted and when cancels are answered. */
function timeReplies(): void {
  const timed: Timed = { clickedAt: 0, toFrame: [], toReply: [] }
  ;(window as TimedWindow).timed = timed
  addEventListener(
    'click',
    event => {
      timed.clickedAt = event.timeStamp
      // a frame later the change is on its way to the screen, and the task after it comes when it was drawn
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => timed.toFrame.push(performance.now() - event.timeStamp)
        port2.postMessage(null)
      })
    },
    { capture: true },
  )
  const asked = new Set<number>()
  const send = WebSocket.prototype.send
  WebSocket.prototype.send = function (data) {
    const frame = JSON.parse(String(data))
    if (frame.name === 'task.cancel') asked.add(frame.id)
    return send.call(this, data)
  }
  const listen = WebSocket.prototype.addEventListener
  const spy = (event: Event): void => {
    const { data } = event as MessageEvent
    if (typeof data !== 'string' || !data.startsWith('{"id"')) return
    if (asked.delete(JSON.parse(data).id)) timed.toReply.push(performance.now() - timed.clickedAt)
  }
  const Plain = WebSocket
  window.WebSocket = class extends Plain {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      listen.call(this, 'message', spy)
    }
  }
}

/** Back and forth between the panes. */
async function clickAround(page: Page): Promise<number[]> {
  for (let i = 0; i < CLICKS; i++) {
    await page.getByRole('tab', { name: i % 2 === 0 ? 'Log' : 'Tasks' }).click()
    await pass(150)
  }
  return page.evaluate(() => (window as TimedWindow).timed.toFrame)
}

/** The Cancel of row after row. */
async function cancelTasks(page: Page): Promise<number[]> {
  for (let copy = 0; copy < CLICKS; copy++) {
    await page.getByPlaceholder('name, state or resource').fill(`worker[${copy}]`)
    const row = page.getByRole('row').filter({ has: page.getByText(`worker[${copy}]`, { exact: true }) })
    await row.hover()
    await row.getByRole('button', { name: `Cancel worker[${copy}]` }).click()
    await pass(150)
  }
  await page.waitForFunction(count => (window as TimedWindow).timed.toReply.length >= count, CLICKS)
  return page.evaluate(() => (window as TimedWindow).timed.toReply)
}
