/**
 * Electron's program file is not in its package; its own installer fetches it on first use. Some networks cannot: it is
 * tried once, a failure is remembered for a day, and everything goes on without it.
 */
import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:tls'
import { inRoot, runNode } from './repository.mjs'
import { readText, writeText } from './stamp.mjs'

const FAILED = 'node_modules/.cache/yieldpoint/electron-failed'
const DAY_MS = 24 * 60 * 60 * 1000
const REACH_MS = 3_000

/** @returns {Promise<string | null>} the program file */
export async function electron() {
  if (process.env['YIELDPOINT_NO_ELECTRON']) return null
  return installed() ?? ((await fetched()) ? installed() : null)
}

export function installed() {
  try {
    const program = readFileSync(inRoot('node_modules/electron/path.txt'), 'utf8')
    const path = inRoot('node_modules/electron/dist', program)
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

async function fetched() {
  if (Date.now() - Number(readText(FAILED) ?? 0) < DAY_MS) return false
  const source = new URL(process.env['ELECTRON_MIRROR'] ?? 'https://github.com')
  const done = (await reachable(source)) && (await download())
  if (!done) writeText(FAILED, String(Date.now()))
  return done
}

async function download() {
  console.error('Fetching Electron (once)…')
  return (await runNode('node_modules/electron/install.js', [], { stdio: ['ignore', 'ignore', 'ignore'] })) === 0
}

/** The installer retries for long where nothing answers, so ask first whether anything does. */
function reachable({ hostname, port }) {
  return new Promise(resolve => {
    const socket = connect({ host: hostname, port: Number(port) || 443, servername: hostname, timeout: REACH_MS })
    const done = answer => {
      socket.destroy()
      resolve(answer)
    }
    socket.on('secureConnect', () => done(true))
    socket.on('error', () => done(false))
    socket.on('timeout', () => done(false))
  })
}

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}
