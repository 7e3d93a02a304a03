/** `yieldpoint serve` and `open`: the app in a browser, until interrupted. */

import { serve } from '../serve/index.ts'
import { dataFolder, type Locations, Services } from '../services/index.ts'
import { hasDisplay, openBrowser } from './browser.ts'
import type { Terminal } from './terminal.ts'

export interface ServeCommand {
  file: string | null
  port: number
  open: boolean
}

/** Resolves once it is interrupted. */
export async function serveCommand(command: ServeCommand, locations: Locations, terminal: Terminal): Promise<number> {
  const services = await Services.create({ locations, data: dataFolder(), language: terminal.language })
  const interrupted = terminal.interrupted()
  if (command.file !== null) await services.show(command.file)
  const serving = await serve({ services, renderer: locations.renderer, port: command.port })
  terminal.print(terminal.say.serving(serving.address))
  if (command.open && hasDisplay(process.platform, process.env)) openBrowser(serving.address, process.platform)
  await interrupted
  await serving.close()
  await services.close()
  return 0
}
