/** A workload in a process of its own, ours or a peer's, and what it found. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Figures } from './workloads/measure.ts'

export type Peer = 'asyncio' | 'promises' | 'effect' | 'effection' | 'piscina'
export type Contestant = Peer | 'yieldpoint'

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

const onNode = (file: string, ...flags: string[]): readonly string[] => [
  ...[process.execPath, '--expose-gc', '--disable-warning=ExperimentalWarning'],
  ...[...flags, path(file)],
]

const COMMANDS: Record<Contestant, readonly string[]> = {
  yieldpoint: onNode('./workloads/main.ts'),
  asyncio: ['python3', path('./peers/asyncio_peer.py')],
  promises: onNode('./peers/promises.mjs'),
  effect: onNode('./peers/effect.mjs'),
  effection: onNode('./peers/effection.mjs', '--max-old-space-size=16000'), // 200,000 tasks of it take gigabytes
  piscina: onNode('./peers/piscina.mjs'),
}

export const PEERS = Object.keys(COMMANDS).filter(name => name !== 'yieldpoint') as Peer[]

const TASKSET = '/usr/bin/taskset'
export const canPin = existsSync(TASKSET)

/** @throws if it fails; what it printed says why. */
export async function measureApart(who: Contestant, workload: string, pinned = false): Promise<Figures> {
  const pin = pinned ? [TASKSET, '-c', '0'] : []
  const { peer, workload: _, ...figures } = JSON.parse(lastLine(await output([...pin, ...COMMANDS[who], workload])))
  if (peer !== who) throw new Error(`${who} answered as ${peer}`)
  return figures
}

/** Their packages, as their lock says. */
export async function installPeers(): Promise<void> {
  await output(['npm', 'ci', '--prefix', path('./peers'), '--no-audit', '--no-fund', '--prefer-offline'])
}

async function output([program, ...args]: readonly string[]): Promise<string> {
  const child = spawn(program!, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.on('data', chunk => {
    printed += chunk
  })
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} failed (exit code ${code})`)
  return printed
}

/** A peer may print warnings before. */
const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1)!
