#!/usr/bin/env node
/** The command line. Needs Node 22 at least: an older one hands over to the one in node_modules. In a clone it builds first. */
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { build, install, main } from './lib/prepare.mjs'
import { inRoot, node, run } from './lib/repository.mjs'

const cli = inRoot('out/main/cli.js')

await main(async () => {
  if (existsSync(inRoot('electron'))) {
    await install()
    await build()
  }
  if (Number.parseInt(process.versions.node, 10) < 22 && node() !== process.execPath)
    return run(node(), [cli, ...process.argv.slice(2)], { cwd: process.cwd() })
  await import(pathToFileURL(cli).href)
  return process.exitCode ?? 0
})
