#!/usr/bin/env node
/** The command line. Needs Node 22 at least: an older one hands over to the one in node_modules. In a clone it builds first. */
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { hasDisplay, installed } from './lib/electron.mjs'
import { build, install, main } from './lib/prepare.mjs'
import { inRoot, node, root, run } from './lib/repository.mjs'

const cli = inRoot('out/main/cli.js')

await main(async () => {
  if (existsSync(inRoot('electron'))) {
    await install()
    await build()
  }
  const desktop = desktopFor(process.argv.slice(2))
  if (desktop !== null) return run(desktop.program, desktop.args)
  if (Number.parseInt(process.versions.node, 10) < 22 && node() !== process.execPath)
    return run(node(), [cli, ...process.argv.slice(2)], { cwd: process.cwd() })
  await import(pathToFileURL(cli).href)
  return process.exitCode ?? 0
})

/** `attach [PROGRAM]` opens the desktop app where there is one. With options it is the browser's. */
function desktopFor([command, ...rest]) {
  const plain = rest.length < 2 && !rest.some(argument => argument.startsWith('-')) && !process.env['YIELDPOINT_SECRET']
  if (command !== 'attach' || !plain || !hasDisplay()) return null
  const program = installed()
  return program && { program, args: [root, `--attach=${rest[0] ?? ''}`] }
}
