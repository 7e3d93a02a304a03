/** `npm start [-- FILE]`: installs and builds what is missing, then opens the app: in Electron, or else in a browser. */
import { resolve } from 'node:path'
import { electron, hasDisplay } from './lib/electron.mjs'
import { build, install, main } from './lib/prepare.mjs'
import { root, run, runNode } from './lib/repository.mjs'

await main(async () => {
  const files = process.argv.slice(2).map(file => resolve(process.env['INIT_CWD'] ?? process.cwd(), file))
  await install()
  await build()
  const program = await electron()
  return interrupted(await (program && hasDisplay() ? run(program, [root, ...files]) : inBrowser(program, files)))
})

function inBrowser(program, files) {
  const why = program ? 'There is no display' : 'Electron’s program file is not here and cannot be fetched'
  console.error(`${why}: serving the same app to a browser instead.`)
  return runNode('out/main/cli.js', ['serve', '--open', ...files.slice(0, 1)])
}

/** Ctrl-C is how this command is meant to end. */
function interrupted(code) {
  return code === 130 || code === 143 ? 0 : code
}
