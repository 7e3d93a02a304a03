/** How long the README's command takes the second time, from the prompt to a page that can be used. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch } from '../e2e/support/chromium.ts'
import { root } from '../e2e/support/web-app.ts'
import { type Figure, median } from './report.ts'

const TIMES = 3

export async function start(): Promise<Figure[]> {
  const seconds: number[] = []
  for (let i = 0; i < TIMES; i++) seconds.push(await startOnce())
  return [{ name: 'second npm start to a usable page', value: median(seconds), unit: 's', limit: { atMost: 5 } }]
}

async function startOnce(): Promise<number> {
  const data = await mkdtemp(join(tmpdir(), 'yieldpoint-bench-'))
  const browser = await launch({ width: 1280, height: 800 }) // waiting at the ready, as a user's is
  const begun = performance.now()
  const env = { ...process.env, YIELDPOINT_DATA: data, DISPLAY: '', WAYLAND_DISPLAY: '' }
  const child = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'ignore'], detached: true })
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let printed = ''
      child.stdout.on('data', chunk => {
        printed += chunk
        const found = /http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]+/.exec(printed)
        if (found) resolve(found[0])
      })
      child.once('exit', code => reject(new Error(`npm start ended with code ${code}`)))
    })
    const page = await browser.context.newPage()
    await page.goto(address)
    await page.getByRole('button', { name: 'Run the pizza kitchen' }).waitFor()
    return (performance.now() - begun) / 1000
  } finally {
    process.kill(-child.pid!, 'SIGINT')
    await browser.close()
    await rm(data, { recursive: true, force: true })
  }
}
