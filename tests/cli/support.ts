/** The command line as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')
export const CLI = join(root, 'electron/cli/main.ts')

export interface Ended {
  code: number | null
  out: string
  err: string
}

/** In English, unless `env` says otherwise. `onOut` hears that something was printed, and may end it early. */
export function runCli(
  args: string[],
  env: Readonly<Record<string, string>>,
  onOut: (child: ChildProcess) => void = () => undefined,
): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, ...args], {
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...env },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', chunk => {
    out += chunk
    onOut(child)
  })
  child.stderr.on('data', chunk => {
    err += chunk
  })
  child.once('close', code => resolve({ code, out, err }))
  return promise
}
