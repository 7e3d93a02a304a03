/** Brings a clone to where it can run: packages as the lock says, bundles as the sources say. Does nothing where that is so. */
import { existsSync } from 'node:fs'
import { inRoot, npm, runNode } from './repository.mjs'
import { contentStamp, readText, writeText } from './stamp.mjs'

const BUILT = 'out/.yieldpoint-stamp'
const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'electron.vite.config.ts',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.node.json',
  'tsconfig.library.json',
]
const BUNDLES = [
  'out/main/main.js',
  'out/main/cli.js',
  'out/main/library.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/types/electron/library/index.d.ts',
]

export async function install() {
  if (isInstalled()) return
  console.error('Installing packages…')
  await must(npm(['ci', '--no-audit', '--no-fund'], { stdio: ['ignore', 2, 2] }), 'npm ci')
}

/** npm keeps a lock of what it really installed, and writes it last: both must name the same versions. */
function isInstalled() {
  const wanted = packagesIn('package-lock.json')
  const there = packagesIn('node_modules/.package-lock.json')
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || there[path]?.version === version || (optional && !there[path]),
  )
}

function packagesIn(lock) {
  return JSON.parse(readText(lock) ?? '{}').packages ?? {}
}

export async function build() {
  const stamp = contentStamp(SOURCES)
  if (readText(BUILT) === stamp && BUNDLES.every(bundle => existsSync(inRoot(bundle)))) return
  console.error('Building…')
  const vite = 'node_modules/electron-vite/bin/electron-vite.js'
  await must(runNode(vite, ['build', '--logLevel', 'warn'], { stdio: ['ignore', 2, 2] }), 'The build')
  const tsc = 'node_modules/typescript/bin/tsc'
  await must(runNode(tsc, ['-p', 'tsconfig.library.json'], { stdio: ['ignore', 2, 2] }), 'The build of the types')
  writeText(BUILT, stamp)
}

async function must(exit, what) {
  const code = await exit
  if (code !== 0) throw new Failure(`${what} failed (exit code ${code}). What it printed above says why.`, code)
}

/** Ends the command with a sentence and no stack. */
export class Failure extends Error {
  constructor(message, code) {
    super(message)
    this.code = code
  }
}

/** @param {() => Promise<number>} command */
export async function main(command) {
  try {
    process.exitCode = await command()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error(error.message)
    process.exitCode = error.code
  }
}
