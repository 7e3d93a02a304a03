/**
 * A Chromium to test with: the one named by YIELDPOINT_CHROMIUM, the system's, Playwright's own, or the one from the npm
 * registry, which needs nothing else: where the system lacks libraries, it brings them.
 */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import packed, { inflate } from '@sparticuz/chromium'
import { type BrowserContext, chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--remote-debugging-port=0']

const RETRY_MS = 20
const MOST_TRIES = 500

export interface Screen {
  width: number
  height: number
  theme?: 'dark' | 'light'
  language?: 'en' | 'ja'
}

export interface Browser {
  context: BrowserContext
  /** Where another process can join in. */
  endpoint: string
  close(): Promise<void>
}

export async function launch(screen: Screen = { width: 1280, height: 800 }): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'yieldpoint-chromium-'))
  const context = await open(profile, screen)
  const [port] = (await written(join(profile, 'DevToolsActivePort'))).split('\n')
  return {
    context,
    endpoint: `http://127.0.0.1:${port}`,
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Chromium writes it some time after it can be talked to; on a busy machine that is later than we are here. */
async function written(path: string): Promise<string> {
  for (let tries = 0; ; tries++) {
    const text = await readFile(path, 'utf8').catch(() => '')
    if (text.includes('\n')) return text
    if (tries === MOST_TRIES) throw new Error(`Chromium did not write ${path}`)
    await pass(RETRY_MS)
  }
}

async function open(profile: string, { width, height, theme, language }: Screen): Promise<BrowserContext> {
  const own = ownChromium()
  const launchWith = (executablePath: string, env: NodeJS.ProcessEnv) =>
    chromium.launchPersistentContext(profile, {
      executablePath,
      args: ARGUMENTS,
      env: env as Record<string, string>,
      viewport: { width, height },
      colorScheme: theme ?? 'dark',
      locale: language === 'ja' ? 'ja-JP' : 'en-US',
    })
  if (own) return launchWith(own, process.env)
  const path = await packed.executablePath()
  return launchWith(path, process.env).catch(async () => launchWith(path, await ownLibraries()))
}

function ownChromium(): string | undefined {
  const named = process.env['YIELDPOINT_CHROMIUM']
  if (named) return named
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const system = NAMES.flatMap(name => folders.map(folder => join(folder, name)))
  return [...system, playwrights()].find(path => path !== '' && existsSync(path))
}

/** Throws where Playwright has no browser for this system. */
function playwrights(): string {
  try {
    return chromium.executablePath()
  } catch {
    return ''
  }
}

async function ownLibraries(): Promise<NodeJS.ProcessEnv> {
  const bin = join(import.meta.dirname, '../../../node_modules/@sparticuz/chromium/bin')
  await inflate(join(bin, 'al2023.tar.br'))
  return { ...process.env, LD_LIBRARY_PATH: join(tmpdir(), 'al2023', 'lib'), FONTCONFIG_PATH: join(tmpdir(), 'fonts') }
}
