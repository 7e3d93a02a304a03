/** Where things lie, and how a child process is run. Plain Node ≥ 20.19: nothing may be installed yet. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const inRoot = (...path) => join(root, ...path)

const windows = process.platform === 'win32'

/** The Node that Electron embeds, from node_modules; the running one where that is new enough or it is not there. */
export function node() {
  const own = inRoot('node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')
  return existsSync(own) ? own : process.execPath
}

/** npm scripts' own search path: programs of node_modules before the system's. */
const environment = () => ({
  ...process.env,
  PATH: `${inRoot('node_modules', '.bin')}${windows ? ';' : ':'}${process.env['PATH'] ?? ''}`,
})

/**
 * Runs a program to its end. Signals go to it: Ctrl-C reaches the whole foreground group by itself, so here they are only
 * kept from ending us before it.
 * @returns {Promise<number>} its exit code; 128 + n if signal n ended it
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: environment(), ...options })
    const forward = signal => child.kill(signal)
    const ignore = () => undefined
    process.on('SIGINT', ignore).on('SIGTERM', forward).on('SIGHUP', forward)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      process.off('SIGINT', ignore).off('SIGTERM', forward).off('SIGHUP', forward)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}

/** Node runs package binaries by their script: no shell, the same on every system. */
export const runNode = (script, args = [], options = {}) => run(node(), [inRoot(script), ...args], options)

export const npm = (args, options = {}) => run(windows ? 'npm.cmd' : 'npm', args, { shell: windows, ...options })
