/** What recording a run costs it, how large that becomes, and how soon a moment of it is there again. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Figure } from './report.ts'

export async function record(): Promise<Figure[]> {
  const main = fileURLToPath(new URL('./record/main.ts', import.meta.url))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', chunk => {
    printed += chunk
  })
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new Error(`${main} failed (exit code ${code})`)
  return JSON.parse(printed.trimEnd().split('\n').at(-1)!)
}
