/** Opens an address in the user's browser, where there is a display to show it on. */
import { spawn } from 'node:child_process'

type Env = Readonly<Record<string, string | undefined>>

export function hasDisplay(platform: string, env: Env): boolean {
  if (env['CI'] || env['SSH_CONNECTION']) return false
  return platform === 'win32' || platform === 'darwin' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

/** A browser that does not open is no error: the address is printed in any case. */
export function openBrowser(address: string, platform: string): void {
  const [command, ...args] = opener(address, platform)
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}

function opener(address: string, platform: string): [string, ...string[]] {
  if (platform === 'darwin') return ['open', address]
  // `start` takes its first quoted argument for a title; & would end the command.
  if (platform === 'win32') return ['cmd', '/c', 'start', '""', address.replaceAll('&', '^&')]
  return ['xdg-open', address]
}
