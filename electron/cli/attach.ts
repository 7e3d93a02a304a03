/** `yieldpoint attach`: the app in a browser on a program that lets itself be watched, until interrupted. */
import { serve } from '../serve/index.ts'
import { dataFolder, type Locations, Services } from '../services/index.ts'
import { hasDisplay, openBrowser } from './browser.ts'
import type { Terminal } from './terminal.ts'

export interface AttachCommand {
  /** Address, port, pid or name; null: the only program there is. */
  program: string | null
  /** Null: as the program announced it. */
  secret: string | null
  port: number
  open: boolean
}

/** Resolves once it is interrupted. The program goes on. */
export async function attachCommand(command: AttachCommand, locations: Locations, terminal: Terminal): Promise<number> {
  const services = await Services.create({ locations, data: dataFolder(), language: terminal.language })
  const interrupted = terminal.interrupted()
  try {
    const { name, program } = (await services.attach(command.program, command.secret)).summary()
    const serving = await serve({ services, renderer: locations.renderer, port: command.port })
    terminal.print(terminal.say.attached(name, program?.pid ?? 0))
    terminal.print(terminal.say.serving(serving.address))
    if (command.open && hasDisplay(process.platform, process.env)) openBrowser(serving.address, process.platform)
    await interrupted
    await serving.close()
  } finally {
    await services.close()
  }
  return 0
}
