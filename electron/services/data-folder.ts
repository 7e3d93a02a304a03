/** Where the user's settings live, by each system's own custom. */
import { homedir } from 'node:os'
import { join } from 'node:path'

interface Surroundings {
  env: Readonly<Record<string, string | undefined>>
  platform: string
  home: string
}

export function dataFolder({ env, platform, home }: Surroundings = surroundings()): string {
  if (env['YIELDPOINT_DATA']) return env['YIELDPOINT_DATA']
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Yieldpoint')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Yieldpoint')
  return join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'yieldpoint')
}

const surroundings = (): Surroundings => ({ env: process.env, platform: process.platform, home: homedir() })
